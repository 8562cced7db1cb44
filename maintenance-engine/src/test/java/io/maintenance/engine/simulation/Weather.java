// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import java.util.List;

/** How it goes with the calls from one host to one store. */
enum Weather {
    /** They arrive, and are answered. */
    CLEAR,
    /** They take long, some of them too long. */
    SLOW,
    /** They fail at once. */
    REFUSING,
    /** Nothing arrives, and nobody says so. */
    CUT,
    /** Reads are answered, writes are refused. */
    READ_ONLY,
    /** Writes are done, and the answer is lost. */
    DEAF,
    /** Writes are said to have failed, and done seconds later. */
    LATE,
    /** Some of everything. */
    MIXED;

    private static final List<Weather> BAD = List.of(SLOW, REFUSING, CUT, READ_ONLY, DEAF, LATE);

    /** Returns the weather of one call. */
    Weather ofCall(Chance chance) {
        if (this != MIXED) {
            return this;
        }
        return chance.is(60) ? CLEAR : chance.oneOf(BAD);
    }
}
