// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials;

import io.maintenance.trials.store.StoreFault;
import java.time.Duration;
import java.util.Set;

/**
 * The time within which all nodes should agree again after a fault, or what was lost should be back, on a quiet machine.
 *
 * @param words as the page says it
 * @param duration as it is compared with what was seen
 */
public record RecoveryTarget(String words, Duration duration) {

    /** Stores that push every loss. */
    private static final Set<String> PUSHING = Set.of("redis");

    private static final RecoveryTarget AFTER_AN_OUTAGE = new RecoveryTarget("3 s", Duration.ofSeconds(3));
    private static final RecoveryTarget PUSHED = new RecoveryTarget("1 s", Duration.ofSeconds(1));
    private static final RecoveryTarget POLLED = new RecoveryTarget("poll interval + 1 s", Duration.ofSeconds(2));

    /** Clients of Hazelcast wait up to two seconds before they connect again. */
    private static final RecoveryTarget RECONNECTED = new RecoveryTarget("5 s", Duration.ofSeconds(5));

    /** Returns the target for a fault of a store. */
    static RecoveryTarget of(String store, StoreFault fault) {
        if (!fault.isLoss()) {
            return AFTER_AN_OUTAGE;
        }
        if (store.equals("hazelcast") && fault == StoreFault.RESTART_EMPTY) {
            return RECONNECTED;
        }
        return PUSHING.contains(store) ? PUSHED : POLLED;
    }
}
