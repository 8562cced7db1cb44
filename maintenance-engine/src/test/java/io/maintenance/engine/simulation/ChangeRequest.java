// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import io.maintenance.ChangeResult.Outcome;
import io.maintenance.engine.simulation.ReferenceState.RegisterName;
import io.maintenance.engine.simulation.ReferenceState.RegisterValue;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A change that a client asked for: which process, when, and how it ended. */
final class ChangeRequest {

    final SimulatedProcess process;
    final ChangeOperation operation;
    final long start;

    /** How often the primary store had lost something when it began. */
    final long lossesBefore;

    /** How often the fallback had. */
    final int fallbackLossesBefore;

    /** What it was seen to write, or to try to. */
    final Set<Map.Entry<RegisterName, RegisterValue>> issued = new HashSet<>();

    /** How many floors it was seen to raise. */
    int floors;

    long end = Long.MAX_VALUE;

    @Nullable
    Outcome outcome;

    /** Who is said to deliver it. */
    String keeper = "";

    /** Why nothing was switched. */
    String refusal = "";

    ChangeRequest(SimulatedProcess process, ChangeOperation operation) {
        this.process = process;
        this.operation = operation;
        this.start = process.timeline().now();
        this.lossesBefore = process.world().primary.losses;
        this.fallbackLossesBefore = process.host().fallbackLosses;
    }

    /** What is stored if it was confirmed. Of what it tried to write more than once, it is unknown which try was found there. */
    ReferenceState stored() {
        TreeMap<RegisterName, RegisterValue> once = new TreeMap<>();
        for (Map.Entry<RegisterName, RegisterValue> line : issued) {
            boolean again = issued.stream()
                            .filter(other -> other.getKey().equals(line.getKey()))
                            .count()
                    > 1;
            if (!again) {
                once.put(line.getKey(), line.getValue());
            }
        }
        return new ReferenceState(once, new TreeMap<>());
    }

    boolean isConfirmed() {
        return outcome == Outcome.COMMITTED || outcome == Outcome.UNCHANGED;
    }

    /** Tells whether it was said that nothing was switched. */
    boolean isRefused() {
        return !refusal.isEmpty();
    }

    /** Tells whether it was said that nothing was switched, and that none of it was stored. */
    boolean isNowhere() {
        return isRefused() && !refusal.contains("was stored in");
    }

    @Override
    public String toString() {
        return operation + " by " + process + " from " + start / 1_000_000 + " ms: "
                + (outcome == null ? isRefused() ? "refused" : "cut short" : outcome)
                + (keeper.isEmpty() ? "" : " by " + keeper);
    }
}
