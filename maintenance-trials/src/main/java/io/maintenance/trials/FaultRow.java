// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials;

import java.time.Duration;

/**
 * What was seen of one fault.
 *
 * @param fault what happened to the store
 * @param requests what visitors saw
 * @param changes what operators were answered
 * @param agreeWithin how soon all nodes have to agree again, or what was lost has to be back
 * @param took how long that took
 */
public record FaultRow(String fault, String requests, String changes, String agreeWithin, Duration took) {

    /** Returns it as one line, whose columns are parted by tabulators. */
    public String line() {
        return String.join("\t", fault, requests, changes, agreeWithin, String.valueOf(took.toMillis()));
    }
}
