// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A row of the table of faults: what was seen of one fault.
 *
 * @param fault what happened to the store
 * @param requests what visitors saw
 * @param changes what operators were answered
 * @param target how soon all nodes should agree again, or what was lost be back
 * @param times how long things took
 */
public record FaultRow(String fault, String requests, String changes, RecoveryTarget target, FaultTimes times) {

    private static final Duration SLACK = Duration.ofMillis(500);

    /**
     * How long things took, which depends on the machine.
     *
     * @param agreed until all nodes agreed again, or what was lost was back
     * @param answered until the change was answered
     * @param slowest the slowest request
     */
    public record FaultTimes(Duration agreed, Duration answered, Duration slowest) {}

    /** Returns what the page says of it as one line, whose columns are parted by tabulators. */
    public String line() {
        return String.join("\t", fault, requests, changes, target.words());
    }

    /** Returns a row of the table that a program prints. */
    String shown() {
        return String.join(
                " | ",
                "| " + fault,
                requests,
                millis(times.slowest()),
                changes,
                millis(times.answered()),
                millis(times.agreed()),
                target.words() + " |");
    }

    /**
     * Returns what took longer than it should on a quiet machine; empty if nothing did.
     *
     * @param timeout of the nodes' calls to the store
     */
    List<String> missed(Duration timeout) {
        List<String> missed = new ArrayList<>();
        late(missed, "agreement", times.agreed(), target.duration());
        late(missed, "the answer to the change", times.answered(), timeout.plus(SLACK));
        late(missed, "the slowest request", times.slowest(), timeout);
        return missed;
    }

    private void late(List<String> missed, String what, Duration took, Duration aimed) {
        if (took.compareTo(aimed) > 0) {
            missed.add(fault + ": " + what + " took " + millis(took) + " ms in place of " + millis(aimed));
        }
    }

    private static String millis(Duration duration) {
        return String.valueOf(duration.toMillis());
    }
}
