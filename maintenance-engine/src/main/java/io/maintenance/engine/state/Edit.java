// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.state;

/** One change: what it adds to a state. Pure, so that it can be computed again after every lost race. */
@FunctionalInterface
public interface Edit {

    /**
     * Returns what the change writes: registers and floors with new stamps, larger than those they replace.
     *
     * @param seen everything that is known, in every store and in memory
     * @param stamps where stamps come from
     * @param now the wall clock, in milliseconds
     */
    State delta(State seen, Stamps stamps, long now);

    /** Returns a change that does both, in one. */
    default Edit and(Edit other) {
        return (seen, stamps, now) -> delta(seen, stamps, now).merge(other.delta(seen, stamps, now));
    }
}
