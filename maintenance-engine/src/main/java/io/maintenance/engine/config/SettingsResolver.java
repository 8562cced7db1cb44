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

    Settings resolve(BackendOverrides overrides, ClassLoader loader, OptionVariables variables) {
        SettingsDraft draft = find(overrides);
        StoreOpener opener = new StoreOpener(context(draft, loader, variables), problems);
        try {
            OpenedBackend first = open(opener, SettingNames.BACKEND, draft.primary(), overrides.backend());
            OpenedBackend second = open(opener, SettingNames.FALLBACK, draft.fallback(), overrides.fallback());
            problems.throwIfAny();
            if (!overrides.oneShot()) {
                stores.warning(Objects.requireNonNull(draft.primary())).ifPresent(problems::warn);
            }
            return settings(draft, Objects.requireNonNull(first), second);
        } catch (RuntimeException | Error e) {
            opener.closeAll();
            throw e;
        }
    }

    /** Reads every setting, for what they come to, and opens nothing; what the program hands in is not asked. */
    void describe(BackendOverrides overrides, ClassLoader loader, OptionVariables variables) {
        SettingsDraft draft = find(overrides);
        BackendContext context = context(draft, loader, variables);
        describe(SettingNames.BACKEND, draft.primary(), overrides.backend(), context);
        describe(SettingNames.FALLBACK, draft.fallback(), overrides.fallback(), context);
    }

    /** What is known before the backends are open. */
    private record SettingsDraft(
            String namespace,
            @Nullable StoreSection primary,
            @Nullable StoreSection fallback,
            @Nullable Path flagFile,
            EngineSettings engine) {}

    private SettingsDraft find(BackendOverrides overrides) {
        StoreSection primary = stores.primary(overrides.backend()).orElse(null);
        StoreSection fallback = stores.fallback(overrides.fallback(), primary).orElse(null);
        Stream.of(primary, fallback).filter(Objects::nonNull).forEach(store -> values.inForce()
                .put(store.prefix() + "url", store.shown(), store.given()));
        Optional<String> namespace = namespace(primary);
        EngineSettings engine = EngineSettings.read(values.reader(), new DefaultAuthor(environment));
        Path flagFile = flagFile(primary, namespace).orElse(null);
        values.finish();
        state.report(problems);
        return new SettingsDraft(namespace.orElse(DEFAULT_NAMESPACE), primary, fallback, flagFile, engine);
    }

    private BackendContext context(SettingsDraft draft, ClassLoader loader, OptionVariables variables) {
        if (draft.primary() != null && draft.fallback() == null) {
            variables.readBy(SettingNames.FALLBACK, "an option of a store: there is no fallback");
        }
        return new BackendContext(draft.namespace(), loader, environment.workingDirectory(), variables);
    }

    private Settings settings(SettingsDraft draft, OpenedBackend primary, @Nullable OpenedBackend fallback) {
        EngineSettings engine = draft.engine();
        StoreSection chosen = Objects.requireNonNull(draft.primary());
        return new Settings(
                draft.namespace(),
                primary,
                fallback,
                engine.pollInterval(),
                engine.pollIntervalWatched(),
                engine.startTimeout(),
                engine.onUnknown(),
                draft.flagFile(),
                engine.scopes(),
                engine.compressAbove(),
                engine.retryAfter(),
                engine.by(),
                setAside(draft, chosen),
                problems.warnings());
    }

    /** What ends with this process has nothing that should outlive it. */
    private @Nullable Path setAside(SettingsDraft draft, StoreSection primary) {
        return primary.traits().isOfProcess() && draft.fallback() == null
                ? null
                : state.ifThere()
                        .map(directory -> directory.resolve(draft.namespace()).resolve("set-aside"))
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
            StoreOpener opener,
            String prefix,
            @Nullable StoreSection section,
            @Nullable MaintenanceBackendFactory handedIn) {
        if (section == null) {
            stores.checkNames(prefix);
            return null;
        }
        try {
            MaintenanceBackendFactory factory = handedIn != null ? handedIn : lookup.provider(section.kind());
            return opener.open(section, factory);
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
