// SPDX-License-Identifier: Apache-2.0
package io.maintenance.events.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * When a message is sent again: after each failure later, with some chance in it, so that not all senders come back at once.
 *
 * @param delays after the first failure, the second, and so on; after the last the message is given up
 * @param chance from 0 to 1, drawn for each delay, of which up to a fifth is added
 */
record RetrySchedule(List<Duration> delays, DoubleSupplier chance) {

    private static final double JITTER = 0.2;

    /** What Standard Webhooks proposes, three days in all. */
    static final List<Duration> THREE_DAYS = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    RetrySchedule {
        delays = List.copyOf(delays);
    }

    /** Returns how long to wait after so many failures; empty if it is to be given up. */
    Optional<Duration> after(int failures) {
        if (failures > delays.size()) {
            return Optional.empty();
        }
        Duration delay = delays.get(failures - 1);
        return Optional.of(delay.plusMillis((long) (delay.toMillis() * JITTER * chance.getAsDouble())));
    }

    /** Returns how long the receiver is left alone after any failure. */
    Duration pause() {
        return delays.isEmpty() ? Duration.ZERO : delays.get(0);
    }
}
