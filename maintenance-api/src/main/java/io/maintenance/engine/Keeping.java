// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine;

import io.maintenance.MaintenanceHealth.Keeper;
import java.time.Duration;
import java.time.Instant;

/** The rules of tending a fallback: how fresh a note must be for what. */
final class Keeping {

    /** A keeper renews its note this often, by a clock that never jumps. */
    static final Duration RENEWAL = Duration.ofMinutes(1);

    private static final Duration PRESENT = Duration.ofMinutes(3);
    private static final Duration REMEMBERED = Duration.ofDays(7);

    private Keeping() {}

    /** Tells whether a node tends the fallback now, so that a change left there is delivered. */
    static boolean isPresent(Keeper keeper, Instant now) {
        return distance(keeper.at(), now).compareTo(PRESENT) < 0;
    }

    /** Tells whether what a fallback, or a node that slept, remembers is recent enough to be believed. */
    static boolean isRemembered(Instant tended, Instant now) {
        return distance(tended, now).compareTo(REMEMBERED) <= 0;
    }

    private static Duration distance(Instant a, Instant b) {
        return Duration.between(a, b).abs();
    }
}
