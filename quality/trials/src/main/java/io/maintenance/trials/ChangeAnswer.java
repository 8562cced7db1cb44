// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials;

import java.time.Duration;

/**
 * What a node answered to a change.
 *
 * @param outcome the outcome of the change, or {@code REFUSED}: nothing was switched
 * @param took how long the change took, measured inside the process
 * @param detail who keeps it if it is {@code DEGRADED}, and what was wrong if it was refused; else empty
 */
public record ChangeAnswer(String outcome, Duration took, String detail) {

    /** Reads the line of a node. */
    public static ChangeAnswer of(String line) {
        String[] words = line.split(" ", 3);
        return new ChangeAnswer(words[0], Duration.ofNanos(Long.parseLong(words[1])), words[2]);
    }

    /** Tells whether the store acknowledged it. */
    public boolean isConfirmed() {
        return outcome.equals("COMMITTED") || outcome.equals("UNCHANGED");
    }
}
