// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials.soak;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A ledger of the changes that writers made: what each register may hold, given the answers. A writer's own changes of a register follow each other; of
 * several writers any may have the last word. Thread-safe.
 */
final class ChangeLedger {

    /** What an address holds that is not on the list, and a holder that was never named. */
    static final String NOTHING = "";

    private final Map<String, String> settled = new HashMap<>();
    private final Map<String, Map<String, PossibleValues>> written = new HashMap<>();

    /** What one writer may have left in one register. */
    private static final class PossibleValues {

        final Set<String> values = new HashSet<>();
        boolean certain;
    }

    /** How sure it is that a change was made. */
    enum ChangeCertainty {
        /** It was acknowledged, by the store or by a keeper. */
        CERTAIN,
        /** It may have been made. */
        POSSIBLE,
        /** Nothing was switched. */
        REFUSED
    }

    /** Notes what became of a change. */
    synchronized void note(String writer, String register, String value, ChangeCertainty certainty) {
        if (certainty == ChangeCertainty.REFUSED) {
            return;
        }
        PossibleValues possible = written.computeIfAbsent(register, any -> new HashMap<>())
                .computeIfAbsent(writer, any -> new PossibleValues());
        if (certainty == ChangeCertainty.CERTAIN) {
            possible.values.clear();
            possible.certain = true;
        }
        possible.values.add(value);
    }

    /** Returns what is wrong with a state on which all nodes agree, or nothing; from now on it is what was settled. */
    synchronized Set<String> settle(Map<String, String> state) {
        Set<String> wrong = new TreeSet<>();
        Set<String> registers = new HashSet<>(settled.keySet());
        registers.addAll(written.keySet());
        registers.addAll(state.keySet());
        for (String register : registers) {
            String value = state.getOrDefault(register, NOTHING);
            Set<String> allowed = allowed(register);
            if (!allowed.contains(value)) {
                wrong.add(register + " is \"" + value + "\" and may be " + new TreeSet<>(allowed));
            }
        }
        settled.clear();
        settled.putAll(state);
        written.clear();
        return wrong;
    }

    private Set<String> allowed(String register) {
        Set<String> allowed = new HashSet<>();
        boolean certain = false;
        for (PossibleValues possible : written.getOrDefault(register, Map.of()).values()) {
            allowed.addAll(possible.values);
            certain |= possible.certain;
        }
        if (!certain) {
            allowed.add(settled.getOrDefault(register, NOTHING));
        }
        return allowed;
    }
}
