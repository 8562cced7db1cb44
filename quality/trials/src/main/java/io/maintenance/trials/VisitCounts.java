// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials;

import java.time.Duration;

/**
 * The answers that the visitor of a node got.
 *
 * @param off how many answers were off
 * @param on how many answers were on
 * @param slowest how long the slowest took
 */
public record VisitCounts(long off, long on, Duration slowest) {

    /** Reads the line of a node. */
    static VisitCounts of(String line) {
        String[] words = line.split(" ", -1);
        return new VisitCounts(
                Long.parseLong(words[0]), Long.parseLong(words[1]), Duration.ofNanos(Long.parseLong(words[2])));
    }
}
