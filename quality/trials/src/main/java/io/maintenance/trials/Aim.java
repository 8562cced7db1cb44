// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials;

import io.maintenance.trials.store.StoreFault;
import java.time.Duration;
import java.util.Set;

/**
 * How soon all nodes should agree again after a fault, or what was lost should be back, on a quiet machine.
 *
 * @param words as the page says it
 * @param duration as it is compared with what was seen
 */
public record Aim(String words, Duration duration) {

    /** Stores that push every loss. */
    private static final Set<String> PUSHING = Set.of("redis");

    private static final Aim AFTER_AN_OUTAGE = new Aim("3 s", Duration.ofSeconds(3));
    private static final Aim PUSHED = new Aim("1 s", Duration.ofSeconds(1));
    private static final Aim POLLED = new Aim("poll interval + 1 s", Duration.ofSeconds(2));

    /** Clients of Hazelcast wait up to two seconds before they connect again. */
    private static final Aim CONNECTED_ANEW = new Aim("5 s", Duration.ofSeconds(5));

    /** Returns the aim for a fault of a store. */
    static Aim of(String store, StoreFault fault) {
        if (!fault.isLoss()) {
            return AFTER_AN_OUTAGE;
        }
        if (store.equals("hazelcast") && fault == StoreFault.RESTART_EMPTY) {
            return CONNECTED_ANEW;
        }
        return PUSHING.contains(store) ? PUSHED : POLLED;
    }
}
