// SPDX-License-Identifier: Apache-2.0
package io.maintenance.events.change;

import io.maintenance.Activation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an activation does at a moment. */
enum ActivationPhase {
    /** Nothing: it is off, over, or not there. */
    OFF,
    /** It is on and begins later. */
    SCHEDULED,
    /** It keeps its scope in maintenance. */
    ACTIVE;

    static ActivationPhase of(@Nullable Activation activation, Instant now) {
        if (activation == null) {
            return OFF;
        }
        if (activation.isActiveAt(now)) {
            return ACTIVE;
        }
        return activation.isScheduledAt(now) ? SCHEDULED : OFF;
    }
}
