// SPDX-License-Identifier: Apache-2.0
package io.maintenance;

import java.util.Objects;

/**
 * A transition of one scope: it went on or off, or its level changed. A part is told of its own activations; while {@code
 * global} is on, every part is on too without an event of its own.
 *
 * @param before the scope before
 * @param after the scope after
 * @param cause why
 */
public record MaintenanceEvent(ScopeStatus before, ScopeStatus after, Cause cause) {

    /** Checks the components. */
    public MaintenanceEvent {
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
        Objects.requireNonNull(cause, "cause");
    }

    /** Why a transition happened. */
    public enum Cause {
        /** Through this instance. */
        LOCAL_CHANGE,
        /** Through another node or a command. */
        REMOTE_CHANGE,
        /** A window began or ended. */
        TIME,
        /** The emergency flag file came or went. */
        FLAG_FILE
    }
}
