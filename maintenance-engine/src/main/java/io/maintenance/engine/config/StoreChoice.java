// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config;

import io.maintenance.spi.MaintenanceBackendFactory;
import io.maintenance.spi.NameSuggestion;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Decides which two stores a switch has. */
final class StoreChoice {

    private static final Given HANDED_IN = Given.byProgram("");

    private final Values values;
    private final StateNeeds state;
    private final Path workingDirectory;
    private final Problems problems;

    StoreChoice(Values values, StateNeeds state, Path workingDirectory, Problems problems) {
        this.values = values;
        this.state = state;
        this.workingDirectory = workingDirectory;
        this.problems = problems;
    }

    /** Returns the primary, or empty after noting why there is none. */
    Optional<StoreSection> primary(@Nullable MaintenanceBackendFactory handedIn) {
        if (handedIn != null) {
            return Optional.of(handedIn(Keys.BACKEND));
        }
        Optional<Given> given = values.value(Keys.BACKEND_URL);
        return given.isPresent()
                ? parsed(Keys.BACKEND, given.get())
                : state.neededBy(Keys.BACKEND_URL).map(directory -> byDefault(Keys.BACKEND, directory));
    }

    /** Returns the fallback, or empty if there is none or after noting why. */
    Optional<StoreSection> fallback(@Nullable MaintenanceBackendFactory handedIn, @Nullable StoreSection primary) {
        if (handedIn != null) {
            return Optional.of(handedIn(Keys.FALLBACK));
        }
        Optional<Given> given = values.value(Keys.FALLBACK_URL);
        if (given.isPresent() && given.get().text().equals(Values.NONE)) {
            values.inForce().put(Keys.FALLBACK_URL, Values.NONE, given.get());
            return Optional.empty();
        }
        if (given.isPresent()) {
            return parsed(Keys.FALLBACK, given.get()).filter(fallback -> isAnother(fallback, primary));
        }
        if (primary != null && primary.isNetworked()) {
            return state.neededBy(Keys.FALLBACK_URL)
                    .map(directory -> byDefault(Keys.FALLBACK, directory.resolve("fallback")));
        }
        if (primary != null) {
            values.inForce().byDefault(Keys.FALLBACK_URL, Values.NONE);
        }
        return Optional.empty();
    }

    /** Returns a warning if a backend for many machines is there and none was chosen. */
    Optional<String> warning(StoreSection primary, Discovery discovery) {
        Set<String> networked = new TreeSet<>(discovery.schemes());
        networked.removeAll(Set.of("file", "memory"));
        boolean chosen = primary.given().rank() != Rank.DEFAULT;
        return chosen || networked.isEmpty()
                ? Optional.empty()
                : Optional.of(Keys.BACKEND_URL + " is not set: the switch is kept in " + primary.shown()
                        + " and is for this machine only, although there are backends for more ("
                        + String.join(", ", networked) + ")");
    }

    /** Notes what looks like a slip among the options of a store that is not opened, and cannot complain itself. */
    void checkNames(String prefix) {
        values.leaves(prefix).forEach((leaf, given) -> {
            boolean known = Keys.BACKEND_LEAVES.contains(leaf) || leaf.startsWith("properties.");
            Optional<String> meant = known ? Optional.empty() : NameSuggestion.typo(leaf, Keys.BACKEND_LEAVES);
            meant.ifPresent(name -> problems.add(
                    prefix + leaf + " is not a setting (" + given.origin() + "): did you mean " + prefix + name + "?"));
        });
    }

    private StoreSection handedIn(String prefix) {
        Given given = values.value(prefix + "url").map(HANDED_IN::inPlaceOf).orElse(HANDED_IN);
        return new StoreSection(prefix, null, given, values.leaves(prefix));
    }

    private StoreSection byDefault(String prefix, Path directory) {
        BackendUrl url = BackendUrl.directory(directory);
        return new StoreSection(prefix, url, Given.byDefault(url.toString()), values.leaves(prefix));
    }

    private Optional<StoreSection> parsed(String prefix, Given given) {
        try {
            BackendUrl url = BackendUrl.parse(given.text()).startingFrom(workingDirectory);
            return Optional.of(new StoreSection(prefix, url, given, values.leaves(prefix)));
        } catch (IllegalArgumentException e) {
            problems.wrong(prefix + "url", given, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private boolean isAnother(StoreSection fallback, @Nullable StoreSection primary) {
        BackendUrl url = primary == null ? null : primary.url();
        if (url == null || fallback.url() == null || !url.leadsWhere(fallback.url())) {
            return true;
        }
        problems.add(fallback.subject() + ": the fallback is the same store as the backend: choose another, or none");
        return false;
    }
}
