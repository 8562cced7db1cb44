// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config;

import io.maintenance.SettingType;
import io.maintenance.engine.config.discovery.BackendArtifacts;
import io.maintenance.engine.config.discovery.BackendLookup;
import io.maintenance.engine.config.options.BackendContext;
import io.maintenance.engine.config.options.OpenedBackend;
import io.maintenance.engine.config.options.OptionVariables;
import io.maintenance.engine.config.options.OptionsReader;
import io.maintenance.engine.config.options.StoreOpener;
import io.maintenance.engine.config.options.StoreSection;
import io.maintenance.engine.config.sources.Environment;
import io.maintenance.engine.config.value.ConfigurationProblems;
import io.maintenance.engine.config.value.SettingNames;
import io.maintenance.engine.config.value.SettingValues;
import io.maintenance.spi.MaintenanceBackendFactory;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes settings of values. Every problem is noted before any is thrown; the backends are opened last. */
final class SettingsResolver {

    private static final String DEFAULT_NAMESPACE = "default";

    private static final SettingType<Optional<Path>> FLAG_FILE =
            SettingType.of(SettingsResolver::absolutePath, Path::toString).orNone();

    private final Environment environment;
    private final BackendLookup lookup;
    private final SettingValues values;
    private final ConfigurationProblems problems;
    private final StateDirectoryNeeds state;
    private final StoreChoice stores;

    SettingsResolver(
            Environment environment, BackendLookup lookup, SettingValues values, ConfigurationProblems problems) {
        this.environment = environment;
        this.lookup = lookup;
        this.values = values;
        this.problems = problems;
        this.state = new StateDirectoryNeeds(new StateDirectory(environment));
        this.stores = new StoreChoice(values, state, environment.workingDirectory(), lookup);
    }

    Settings resolve(BackendOverrides handed, ClassLoader loader, OptionVariables variables) {
        Found found = find(handed);
        StoreOpener opening = new StoreOpener(context(found, loader, variables), problems);
        try {
            OpenedBackend first = open(opening, SettingNames.BACKEND, found.primary(), handed.backend());
            OpenedBackend second = open(opening, SettingNames.FALLBACK, found.fallback(), handed.fallback());
            problems.throwIfAny();
            if (!handed.oneShot()) {
                stores.warning(Objects.requireNonNull(found.primary())).ifPresent(problems::warn);
            }
            return settings(found, Objects.requireNonNull(first), second);
        } catch (RuntimeException | Error e) {
            opening.closeAll();
            throw e;
        }
    }

    /** Reads every setting, for what they come to, and opens nothing; what the program handed in is not asked. */
    void describe(BackendOverrides handed, ClassLoader loader, OptionVariables variables) {
        Found found = find(handed);
        BackendContext context = context(found, loader, variables);
        describe(SettingNames.BACKEND, found.primary(), handed.backend(), context);
        describe(SettingNames.FALLBACK, found.fallback(), handed.fallback(), context);
    }

    /** What is known before the backends are open. */
    private record Found(
            String namespace,
            @Nullable StoreSection primary,
            @Nullable StoreSection fallback,
            @Nullable Path flagFile,
            EngineSettings simple) {}

    private Found find(BackendOverrides handed) {
        StoreSection primary = stores.primary(handed.backend()).orElse(null);
        StoreSection fallback = stores.fallback(handed.fallback(), primary).orElse(null);
        Stream.of(primary, fallback).filter(Objects::nonNull).forEach(store -> values.inForce()
                .put(store.prefix() + "url", store.shown(), store.given()));
        Optional<String> namespace = namespace(primary);
        EngineSettings simple = EngineSettings.read(values.reader(), new DefaultAuthor(environment));
        Path flagFile = flagFile(primary, namespace).orElse(null);
        values.finish();
        state.report(problems);
        return new Found(namespace.orElse(DEFAULT_NAMESPACE), primary, fallback, flagFile, simple);
    }

    private BackendContext context(Found found, ClassLoader loader, OptionVariables variables) {
        if (found.primary() != null && found.fallback() == null) {
            variables.readBy(SettingNames.FALLBACK, "an option of a store: there is no fallback");
        }
        return new BackendContext(found.namespace(), loader, environment.workingDirectory(), variables);
    }

    private Settings settings(Found found, OpenedBackend primary, @Nullable OpenedBackend fallback) {
        EngineSettings simple = found.simple();
        StoreSection chosen = Objects.requireNonNull(found.primary());
        return new Settings(
                found.namespace(),
                primary,
                fallback,
                simple.pollInterval(),
                simple.pollIntervalWatched(),
                simple.startTimeout(),
                simple.onUnknown(),
                found.flagFile(),
                simple.scopes(),
                simple.compressAbove(),
                simple.retryAfter(),
                simple.by(),
                setAside(found, chosen),
                problems.warnings());
    }

    /** What ends with this process has nothing that should outlive it. */
    private @Nullable Path setAside(Found found, StoreSection primary) {
        return primary.traits().isOfProcess() && found.fallback() == null
                ? null
                : state.ifThere()
                        .map(directory -> directory.resolve(found.namespace()).resolve("set-aside"))
                        .orElse(null);
    }

    /** Returns the namespace, or empty if it is wrong, or nobody knows yet whether the default will do. */
    private Optional<String> namespace(@Nullable StoreSection primary) {
        if (values.value(SettingNames.NAMESPACE).isPresent()) {
            return values.reader().value(SettingNames.NAMESPACE, SettingType.slug());
        }
        if (primary != null && !primary.isNetworked()) {
            values.inForce().byDefault(SettingNames.NAMESPACE, DEFAULT_NAMESPACE);
            return Optional.of(DEFAULT_NAMESPACE);
        }
        if (primary != null && isPlausible(primary)) {
            problems.add(SettingNames.NAMESPACE + " is required with " + primary.shown()
                    + ", where others may keep theirs too: set it to the name of this deployment, such as shop-prod");
        }
        return Optional.empty();
    }

    /** For a scheme that nobody knows the typing error is reported, and not what would follow from it. */
    private boolean isPlausible(StoreSection primary) {
        String scheme = primary.kind();
        return primary.url() == null
                || lookup.schemes().contains(scheme)
                || BackendArtifacts.of(scheme).isPresent();
    }

    private Optional<Path> flagFile(@Nullable StoreSection primary, Optional<String> namespace) {
        if (values.value(SettingNames.FLAG_FILE).isPresent()) {
            return values.reader().value(SettingNames.FLAG_FILE, FLAG_FILE).flatMap(file -> file);
        }
        if (primary != null && primary.traits().isOfProcess()) {
            values.inForce().byDefault(SettingNames.FLAG_FILE, SettingValues.NONE);
            return Optional.empty();
        }
        Optional<Path> directory = state.neededBy(SettingNames.FLAG_FILE);
        Optional<Path> flagFile = namespace.flatMap(
                name -> directory.map(root -> root.resolve(name).resolve("ON")));
        flagFile.ifPresent(file -> values.inForce().byDefault(SettingNames.FLAG_FILE, file.toString()));
        return flagFile;
    }

    private static Path absolutePath(String text) {
        try {
            Path path = Path.of(text);
            if (path.isAbsolute()) {
                return path.normalize();
            }
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("this machine cannot have such a path: " + e.getReason());
        }
        throw new IllegalArgumentException("it must be an absolute path, or none");
    }

    private void describe(
            String prefix,
            @Nullable StoreSection section,
            @Nullable MaintenanceBackendFactory handedIn,
            BackendContext context) {
        if (section == null) {
            stores.checkNames(prefix);
            return;
        }
        if (handedIn != null) {
            OptionsReader.of(section, context).describe(values.inForce());
            return;
        }
        try {
            new StoreOpener(context, problems)
                    .inspect(section, lookup.provider(section.kind()))
                    .describe(values.inForce());
        } catch (IllegalArgumentException e) {
            noProvider(section, e);
        }
    }

    private @Nullable OpenedBackend open(
            StoreOpener opening,
            String prefix,
            @Nullable StoreSection section,
            @Nullable MaintenanceBackendFactory handedIn) {
        if (section == null) {
            stores.checkNames(prefix);
            return null;
        }
        try {
            MaintenanceBackendFactory factory = handedIn != null ? handedIn : lookup.provider(section.kind());
            return opening.open(section, factory);
        } catch (IllegalArgumentException e) {
            noProvider(section, e);
            return null;
        }
    }

    private void noProvider(StoreSection section, IllegalArgumentException why) {
        problems.add(section.prefix() + "url (" + section.given().origin() + "): " + why.getMessage());
        stores.checkNames(section.prefix());
    }
}
