// SPDX-License-Identifier: Apache-2.0
package io.maintenance.events.webhook;

import java.time.Duration;
import java.util.Objects;

/**
 * What became of sending a message once.
 *
 * @param outcome what that means
 * @param reason for the log, such as {@code it answered 500}
 * @param pause how long the receiver asked to be left alone; zero if it did not
 */
record DeliveryResult(Outcome outcome, String reason, Duration pause) {

    private static final int GONE = 410;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);

    enum Outcome {
        /** The receiver has it. */
        DELIVERED,
        /** It is to be sent again. */
        FAILED,
        /** The receiver wants nothing any more. */
        GONE
    }

    DeliveryResult {
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(pause, "pause");
    }

    /** Returns what a status means; a redirect is a failure, and not followed. */
    static DeliveryResult answered(int status, Duration retryAfter) {
        String reason = "it answered " + status;
        if (status >= 200 && status < 300) {
            return new DeliveryResult(Outcome.DELIVERED, reason, Duration.ZERO);
        }
        if (status == GONE) {
            return new DeliveryResult(Outcome.GONE, reason, Duration.ZERO);
        }
        boolean obeys = (status == TOO_MANY || status == UNAVAILABLE) && !retryAfter.isNegative();
        Duration pause = obeys ? retryAfter : Duration.ZERO;
        return new DeliveryResult(Outcome.FAILED, reason, pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
    }

    static DeliveryResult failed(String reason) {
        return new DeliveryResult(Outcome.FAILED, reason, Duration.ZERO);
    }
}
