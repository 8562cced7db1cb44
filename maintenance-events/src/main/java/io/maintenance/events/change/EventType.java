// SPDX-License-Identifier: Apache-2.0
package io.maintenance.events.change;

import java.util.Locale;

/** What can happen, beside what concerns the file of events itself. */
public enum EventType {
    /** A holder turned it on. */
    ENABLED,
    /** A holder turned it on for later. */
    SCHEDULED,
    /** A holder that has it on, now or later, replaced its settings. */
    CHANGED,
    /** A holder turned it off. */
    DISABLED,
    /** A window began by time. */
    STARTED,
    /** A window ended by time. */
    ENDED,
    /** The allow-list of a scope is another one. */
    ALLOW_LIST_CHANGED,
    /** The primary store is not reached. */
    DEGRADED,
    /** The primary store is reached again. */
    RECOVERED,
    /** This node put back what the store had lost. */
    REASSERTED,
    /** Somebody began to look. What happened before is not recorded. */
    RECORDING_STARTED,
    /** Nobody looks from now on. */
    RECORDING_STOPPED;

    /** Returns the name in JSON: {@code maintenance.allow_list_changed} for {@link #ALLOW_LIST_CHANGED}. */
    public String label() {
        return "maintenance." + name().toLowerCase(Locale.ROOT);
    }
}
