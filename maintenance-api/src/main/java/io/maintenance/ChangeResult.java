// SPDX-License-Identifier: Apache-2.0
package io.maintenance;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of a change.
 *
 * @param outcome how far it got
 * @param before the scope before the change, as this node knew it
 * @param after the scope after the change
 * @param storedIn the URLs, without secrets, of the stores that acknowledged the change
 * @param keeper who will deliver the change; for {@link Outcome#DEGRADED} only
 */
public record ChangeResult(
        Outcome outcome,
        ScopeStatus before,
        ScopeStatus after,
        List<String> storedIn,
        MaintenanceHealth.@Nullable Keeper keeper) {

    /** Checks and copies the components. Written out, because a compact one hides from other modules what may be null. */
    public ChangeResult(
            Outcome outcome,
            ScopeStatus before,
            ScopeStatus after,
            List<String> storedIn,
            MaintenanceHealth.@Nullable Keeper keeper) {
        this.outcome = Objects.requireNonNull(outcome, "outcome");
        this.before = Objects.requireNonNull(before, "before");
        this.after = Objects.requireNonNull(after, "after");
        this.storedIn = List.copyOf(storedIn);
        this.keeper = keeper;
    }

    /** Tells whether the store has acknowledged the change. */
    public boolean isConfirmed() {
        return outcome == Outcome.COMMITTED || outcome == Outcome.UNCHANGED;
    }

    /** How far a change got. */
    public enum Outcome {
        /** The store acknowledged it: every node that reads the store obeys. */
        COMMITTED,

        /** The store acknowledged it, and no answer is different from before. */
        UNCHANGED,

        /** The store is away. A node of this host has the change, obeys it, and delivers it when the store is back. */
        DEGRADED,

        /** The store did not answer in time: it may have the change or not, and nobody here will deliver it. */
        IN_DOUBT
    }
}
