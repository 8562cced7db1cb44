// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config;

import io.maintenance.spi.MaintenanceBackendFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes settings of values. Every problem is noted before any is thrown; the backends are opened last. */
final class Resolution {

    private static final String DEFAULT_NAMESPACE = "default";

    private final Environment environment;
    private final Discovery discovery;
    private final Values values;
    private final Problems problems;
    private final StateNeeds state;
    private final StoreChoice stores;

    Resolution(Environment environment, Discovery discovery, Values values, Problems problems) {
        this.environment = environment;
        this.discovery = discovery;
        this.values = values;
        this.problems = problems;
        this.state = new StateNeeds(new StateDirectory(environment));
        this.stores = new StoreChoice(values, state, environment.workingDirectory(), problems);
    }

    Settings resolve(Handed handed, ClassLoader loader) {
        StoreSection primary = stores.primary(handed.backend()).orElse(null);
        StoreSection fallback = stores.fallback(handed.fallback(), primary).orElse(null);
        String namespace = namespace(primary);
        Scalars scalars = Scalars.read(values, new Author(environment));
        Path flagFile = flagFile(primary, namespace).orElse(null);
        state.report(problems);

        Frame frame = new Frame(namespace, loader, environment.workingDirectory());
        Opening opening = new Opening(frame, problems);
        try {
            OpenedBackend first = open(opening, Keys.BACKEND, primary, handed.backend());
            OpenedBackend second = open(opening, Keys.FALLBACK, fallback, handed.fallback());
            problems.throwIfAny();
            Found found = new Found(namespace, Objects.requireNonNull(primary), flagFile, scalars);
            return settings(found, Objects.requireNonNull(first), second);
        } catch (RuntimeException | Error e) {
            opening.closeAll();
            throw e;
        }
    }

    /** What is known before the backends are open. */
    private record Found(String namespace, StoreSection primary, @Nullable Path flagFile, Scalars scalars) {}

    private Settings settings(Found found, OpenedBackend primary, @Nullable OpenedBackend fallback) {
        Scalars scalars = found.scalars();
        List<String> warnings = new ArrayList<>();
        stores.warning(found.primary(), discovery).ifPresent(warnings::add);
        return new Settings(
                found.namespace(),
                primary,
                fallback,
                scalars.pollInterval(),
                scalars.pollIntervalWatched(),
                scalars.startTimeout(),
                scalars.onUnknown(),
                found.flagFile(),
                scalars.scopes(),
                scalars.compressAbove(),
                scalars.retryAfter(),
                scalars.by(),
                setAside(found),
                warnings);
    }

    private @Nullable Path setAside(Found found) {
        return isMemory(found.primary())
                ? null
                : state.ifThere()
                        .map(directory -> directory.resolve(found.namespace()).resolve("set-aside"))
                        .orElse(null);
    }

    private String namespace(@Nullable StoreSection primary) {
        boolean given = values.value(Keys.NAMESPACE).isPresent();
        if (!given && primary != null && primary.isNetworked() && isPlausible(primary)) {
            problems.add(Keys.NAMESPACE + " is required with " + primary.shown()
                    + ", where others may keep theirs too: set it to the name of this deployment, such as shop-prod");
        }
        return values.slug(Keys.NAMESPACE).orElse(DEFAULT_NAMESPACE);
    }

    /** For a scheme that nobody knows the typing error is reported, and not what would follow from it. */
    private boolean isPlausible(StoreSection primary) {
        String scheme = primary.kind();
        return primary.url() == null
                || discovery.schemes().contains(scheme)
                || Artifacts.of(scheme).isPresent();
    }

    private Optional<Path> flagFile(@Nullable StoreSection primary, String namespace) {
        Optional<Given> given = values.value(Keys.FLAG_FILE);
        if (given.isPresent()) {
            return values.absolutePath(Keys.FLAG_FILE, given.get());
        }
        return primary != null && isMemory(primary)
                ? Optional.empty()
                : state.neededBy(Keys.FLAG_FILE)
                        .map(directory -> directory.resolve(namespace).resolve("ON"));
    }

    private @Nullable OpenedBackend open(
            Opening opening,
            String prefix,
            @Nullable StoreSection section,
            @Nullable MaintenanceBackendFactory handedIn) {
        if (section == null) {
            stores.checkNames(prefix);
            return null;
        }
        try {
            MaintenanceBackendFactory factory = handedIn != null ? handedIn : discovery.provider(section.kind());
            return opening.open(section, factory);
        } catch (IllegalArgumentException e) {
            problems.add(prefix + "url (" + section.given().origin() + "): " + e.getMessage());
            stores.checkNames(prefix);
            return null;
        }
    }

    private static boolean isMemory(StoreSection store) {
        return store.url() != null && store.url().scheme().equals("memory");
    }
}
