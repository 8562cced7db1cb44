// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import java.util.List;

/** The condition of the network from one host to one store, which is how calls go. */
enum NetworkCondition {
    /** They arrive, and are answered. */
    HEALTHY,
    /** They take long, some of them too long. */
    SLOW,
    /** They fail at once. */
    REFUSING,
    /** Nothing arrives, without an error. */
    PARTITIONED,
    /** Reads are answered, writes are refused. */
    READ_ONLY,
    /** Writes are done, and the answer is lost. */
    ANSWERS_LOST,
    /** Writes are said to have failed, and done seconds later. */
    WRITES_LATE,
    /** Some of everything. */
    MIXED;

    private static final List<NetworkCondition> BAD =
            List.of(SLOW, REFUSING, PARTITIONED, READ_ONLY, ANSWERS_LOST, WRITES_LATE);

    /** Returns the condition for one call. */
    NetworkCondition ofCall(RandomSource random) {
        if (this != MIXED) {
            return this;
        }
        return random.is(60) ? HEALTHY : random.oneOf(BAD);
    }
}
