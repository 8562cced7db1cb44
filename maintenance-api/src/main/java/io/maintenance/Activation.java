// SPDX-License-Identifier: Apache-2.0
package io.maintenance;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One holder's switch in one scope, as stored. Immutable.
 *
 * @param scope what is in maintenance: {@code global}, or the name of one part
 * @param holder who keeps it so
 * @param on whether the holder has it on; whether that counts now depends on the window, see {@link #isActiveAt}
 * @param level how much is rejected
 * @param from when it begins; {@code null}: at once
 * @param until when it ends by itself; {@code null}: open
 * @param expect when it should be over, for people only
 * @param retryAfter what clients are told to wait; {@code null}: the configured default
 * @param reason why, for the team; may be empty
 * @param message what visitors are told; may be empty
 * @param by who made the last change
 * @param since since when the holder has had it on, or off
 * @param at when the last change was made, by the clock of the machine that made it
 * @param attributes further named attributes, in the order of their names
 */
public record Activation(
        String scope,
        String holder,
        boolean on,
        Level level,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Instant expect,
        @Nullable Duration retryAfter,
        String reason,
        String message,
        String by,
        Instant since,
        Instant at,
        Map<String, String> attributes) {

    /** The holder of changes that name none. */
    public static final String OPERATOR = "operator";

    /** Checks and copies the components. */
    public Activation {
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(holder, "holder");
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(at, "at");
        attributes =
                attributes.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(Map.copyOf(attributes)));
    }

    /** Tells whether this activation keeps its scope in maintenance at {@code now}. */
    public boolean isActiveAt(Instant now) {
        return on && !isBeforeStart(now) && !isOverAt(now);
    }

    /** Tells whether this activation is on and begins after {@code now}. */
    public boolean isScheduledAt(Instant now) {
        return on && isBeforeStart(now) && !isOverAt(now);
    }

    /** Shows what it says; of further attributes only the names, because there are secrets among the values. */
    @Override
    public String toString() {
        return "Activation[" + scope + "." + holder + " " + (on ? "on" : "off") + " " + level.label()
                + ", from " + from + ", until " + until + ", expect " + expect + ", retryAfter " + retryAfter
                + ", reason \"" + reason + "\", message \"" + message + "\", by " + by + ", since " + since + ", at "
                + at
                + ", further " + attributes.keySet() + "]";
    }

    private boolean isBeforeStart(Instant now) {
        return from != null && now.isBefore(from);
    }

    private boolean isOverAt(Instant now) {
        return until != null && !now.isBefore(until);
    }
}
