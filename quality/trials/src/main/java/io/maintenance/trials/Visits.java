// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials;

import java.time.Duration;

/**
 * What the visitor of a node saw.
 *
 * @param off how many answers were off
 * @param on how many answers were on
 * @param slowest how long the slowest took
 */
public record Visits(long off, long on, Duration slowest) {

    /** Reads the line of a node. */
    static Visits of(String line) {
        String[] words = line.split(" ", -1);
        return new Visits(
                Long.parseLong(words[0]), Long.parseLong(words[1]), Duration.ofNanos(Long.parseLong(words[2])));
    }
}
