// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config;

import io.maintenance.engine.config.discovery.BackendLookup;
import io.maintenance.engine.config.discovery.SchemeTraits;
import io.maintenance.engine.config.options.StoreSection;
import io.maintenance.engine.config.url.BackendUrl;
import io.maintenance.engine.config.value.ConfigurationProblems;
import io.maintenance.engine.config.value.SettingNames;
import io.maintenance.engine.config.value.SettingValue;
import io.maintenance.engine.config.value.SettingValues;
import io.maintenance.engine.config.value.SourcePrecedence;
import io.maintenance.spi.MaintenanceBackendFactory;
import io.maintenance.spi.NameSuggestion;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides which two stores a switch has. */
final class StoreChoice {

    private static final SettingValue HANDED_IN = SettingValue.byProgram("");

    private final SettingValues values;
    private final StateDirectoryNeeds state;
    private final Path workingDirectory;
    private final BackendLookup lookup;
    private final ConfigurationProblems problems;

    StoreChoice(SettingValues values, StateDirectoryNeeds state, Path workingDirectory, BackendLookup lookup) {
        this.values = values;
        this.state = state;
        this.workingDirectory = workingDirectory;
        this.lookup = lookup;
        this.problems = values.problems();
    }

    /** Returns the primary, or empty after noting why there is none. */
    Optional<StoreSection> primary(@Nullable MaintenanceBackendFactory handedIn) {
        if (handedIn != null) {
            return Optional.of(handedIn(SettingNames.BACKEND));
        }
        Optional<SettingValue> given = values.value(SettingNames.BACKEND_URL);
        return given.isPresent()
                ? parsed(SettingNames.BACKEND, given.get())
                : state.neededBy(SettingNames.BACKEND_URL).map(directory -> byDefault(SettingNames.BACKEND, directory));
    }

    /** Returns the fallback, or empty if there is none or after noting why. */
    Optional<StoreSection> fallback(@Nullable MaintenanceBackendFactory handedIn, @Nullable StoreSection primary) {
        if (handedIn != null) {
            return Optional.of(handedIn(SettingNames.FALLBACK));
        }
        Optional<SettingValue> given = values.value(SettingNames.FALLBACK_URL);
        if (given.isPresent() && given.get().text().equals(SettingValues.NONE)) {
            values.inForce().put(SettingNames.FALLBACK_URL, SettingValues.NONE, given.get());
            return Optional.empty();
        }
        if (given.isPresent()) {
            return parsed(SettingNames.FALLBACK, given.get()).filter(fallback -> isAnother(fallback, primary));
        }
        if (primary != null && primary.isNetworked()) {
            return state.neededBy(SettingNames.FALLBACK_URL)
                    .map(directory -> byDefault(SettingNames.FALLBACK, directory.resolve("fallback")));
        }
        if (primary != null) {
            values.inForce().byDefault(SettingNames.FALLBACK_URL, SettingValues.NONE);
        }
        return Optional.empty();
    }

    /** Returns a warning if a backend for many machines is there and none was chosen. */
    Optional<String> warning(StoreSection primary) {
        Set<String> networked = lookup.networkedSchemes();
        boolean chosen = primary.given().precedence() != SourcePrecedence.DEFAULT;
        return chosen || networked.isEmpty()
                ? Optional.empty()
                : Optional.of(SettingNames.BACKEND_URL + " is not set: the switch is kept in " + primary.shown()
                        + " and is for this machine only, although there are backends for more ("
                        + String.join(", ", networked) + ")");
    }

    /** Notes what looks like a slip among the options of a store that is not opened, and cannot complain itself. */
    void checkNames(String prefix) {
        values.leaves(prefix).forEach((leaf, given) -> {
            boolean known = SettingNames.BACKEND_LEAVES.contains(leaf);
            Optional<String> meant = known ? Optional.empty() : NameSuggestion.typo(leaf, SettingNames.BACKEND_LEAVES);
            meant.ifPresent(name -> problems.add(
                    prefix + leaf + " is not a setting (" + given.origin() + "): did you mean " + prefix + name + "?"));
        });
    }

    private StoreSection handedIn(String prefix) {
        SettingValue given =
                values.value(prefix + "url").map(HANDED_IN::inPlaceOf).orElse(HANDED_IN);
        return new StoreSection(prefix, null, given, values.leaves(prefix), SchemeTraits.UNKNOWN);
    }

    private StoreSection byDefault(String prefix, Path directory) {
        BackendUrl url = BackendUrl.directory(directory);
        return section(prefix, url, SettingValue.byDefault(url.toString()));
    }

    private Optional<StoreSection> parsed(String prefix, SettingValue given) {
        try {
            BackendUrl url = BackendUrl.parse(given.text(), lookup::isNamed).startingFrom(workingDirectory);
            return Optional.of(section(prefix, url, given));
        } catch (IllegalArgumentException e) {
            problems.wrong(prefix + "url", given, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private StoreSection section(String prefix, BackendUrl url, SettingValue given) {
        return new StoreSection(prefix, url, given, values.leaves(prefix), lookup.traits(url.scheme()));
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
