// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config.options;

import io.maintenance.spi.NameSuggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Collects what is wrong with the options of one store. Not thread-safe. */
final class OptionProblems {

    private final StoreSection section;
    private final OptionTable table;
    private final List<String> found = new ArrayList<>();

    OptionProblems(StoreSection section, OptionTable table) {
        this.section = section;
        this.table = table;
    }

    /** Notes what a backend says of an option that it was given, of one that it was not, or, without a name, of the address. */
    void add(String name, String message) {
        BackendOption option = table.options().get(name);
        if (name.isEmpty()) {
            found.add(section.subject() + ": " + message);
        } else if (option == null) {
            found.add(section.prefix() + name + ": " + message);
        } else {
            wrong(option, message);
        }
    }

    /** Notes that an option has a wrong value. */
    void wrong(BackendOption option, String why) {
        found.add(option.wrong(table.isSecret(option), why));
    }

    /** Notes that a backend does not know an option. */
    void unknown(BackendOption option, Set<String> known) {
        // The address itself is asked for before the options, so that it is not among what this backend asked for.
        Set<String> names = new TreeSet<>(known);
        if (!option.inUrl()) {
            names.add("url");
        }
        String suggestion = NameSuggestion.typo(option.name(), names)
                .map(name -> "did you mean " + (option.inUrl() ? name : section.prefix() + name) + "?")
                .orElseGet(() -> "it knows " + String.join(", ", known));
        found.add(option.named() + " is not an option of " + section.kind() + " ("
                + option.given().origin() + "): " + suggestion);
    }

    /** Returns every problem, those of options that are given twice first. */
    List<String> all() {
        List<String> all = new ArrayList<>(table.problems());
        all.addAll(found);
        return all;
    }
}
