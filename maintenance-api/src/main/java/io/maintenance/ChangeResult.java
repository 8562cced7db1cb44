// SPDX-License-Identifier: Apache-2.0
package io.maintenance;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What became of a change. Immutable, thread-safe. Later versions can add components. */
public final class ChangeResult {

    private final Outcome outcome;
    private final ScopeStatus before;
    private final ScopeStatus after;
    private final List<String> storedIn;
    private final MaintenanceHealth.@Nullable Keeper keeper;

    private ChangeResult(Builder builder) {
        this.outcome = builder.outcome;
        this.before = builder.before;
        this.after = builder.after;
        this.storedIn = List.copyOf(builder.storedIn);
        this.keeper = builder.keeper;
    }

    /** Returns a builder of the result of a change that no store has acknowledged. */
    public static Builder builder(Outcome outcome, ScopeStatus before, ScopeStatus after) {
        return new Builder(outcome, before, after);
    }

    /** Returns how far the change got. */
    public Outcome outcome() {
        return outcome;
    }

    /** Returns the scope before the change, as this node knew it. */
    public ScopeStatus before() {
        return before;
    }

    /** Returns the scope after the change. */
    public ScopeStatus after() {
        return after;
    }

    /** Returns the URLs, without secrets, of the stores that acknowledged the change. */
    public List<String> storedIn() {
        return storedIn;
    }

    /** Returns who will deliver the change; for {@link Outcome#DEGRADED} only, else {@code null}. */
    public MaintenanceHealth.@Nullable Keeper keeper() {
        return keeper;
    }

    /** Returns {@code true} if the store has acknowledged the change. */
    public boolean isConfirmed() {
        return outcome == Outcome.COMMITTED || outcome == Outcome.UNCHANGED;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ChangeResult that && components().equals(that.components());
    }

    @Override
    public int hashCode() {
        return components().hashCode();
    }

    @Override
    public String toString() {
        return "ChangeResult[outcome=" + outcome + ", before=" + before + ", after=" + after + ", storedIn=" + storedIn
                + ", keeper=" + keeper + "]";
    }

    private List<@Nullable Object> components() {
        return Arrays.asList(outcome, before, after, storedIn, keeper);
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

    /** Collects the components of a result. Not thread-safe. */
    public static final class Builder {

        private final Outcome outcome;
        private final ScopeStatus before;
        private final ScopeStatus after;
        private List<String> storedIn = List.of();
        private MaintenanceHealth.@Nullable Keeper keeper;

        private Builder(Outcome outcome, ScopeStatus before, ScopeStatus after) {
            this.outcome = Objects.requireNonNull(outcome, "outcome");
            this.before = Objects.requireNonNull(before, "before");
            this.after = Objects.requireNonNull(after, "after");
        }

        /** Sets the URLs, without secrets, of the stores that acknowledged the change. Default: none. */
        public Builder storedIn(List<String> storedIn) {
            this.storedIn = Objects.requireNonNull(storedIn, "storedIn");
            return this;
        }

        /** Sets who will deliver the change; {@code null} if nobody must. */
        public Builder keeper(MaintenanceHealth.@Nullable Keeper keeper) {
            this.keeper = keeper;
            return this;
        }

        /** Returns a result of what was set. */
        public ChangeResult build() {
            return new ChangeResult(this);
        }
    }
}
