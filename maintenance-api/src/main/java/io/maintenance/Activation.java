// SPDX-License-Identifier: Apache-2.0
package io.maintenance;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One holder's switch in one scope, as stored. Immutable, thread-safe. Later versions can add components. */
public final class Activation {

    /** The holder of changes that name none. */
    public static final String OPERATOR = "operator";

    private final String scope;
    private final String holder;
    private final boolean on;
    private final Level level;
    private final @Nullable Instant from;
    private final @Nullable Instant until;
    private final @Nullable Instant expect;
    private final @Nullable Duration retryAfter;
    private final String reason;
    private final String message;
    private final String by;
    private final Instant since;
    private final Instant at;
    private final Map<String, String> attributes;

    private Activation(Builder builder) {
        this.scope = builder.scope;
        this.holder = builder.holder;
        this.on = builder.on;
        this.level = builder.level;
        this.from = builder.from;
        this.until = builder.until;
        this.expect = builder.expect;
        this.retryAfter = builder.retryAfter;
        this.reason = builder.reason;
        this.message = builder.message;
        this.by = builder.by;
        this.since = builder.since;
        this.at = builder.at;
        this.attributes = sorted(builder.attributes);
    }

    /** Returns a builder of an activation that is off, of level {@link Level#FULL}, and that was last changed at {@code at}. */
    public static Builder builder(String scope, String holder, Instant at) {
        return new Builder(scope, holder, at);
    }

    /** Returns a builder that begins with the components of this activation. */
    public Builder toBuilder() {
        return new Builder(scope, holder, at)
                .on(on)
                .level(level)
                .from(from)
                .until(until)
                .expect(expect)
                .retryAfter(retryAfter)
                .reason(reason)
                .message(message)
                .by(by)
                .since(since)
                .attributes(attributes);
    }

    /** Returns what is in maintenance: {@code global}, or the name of one part. */
    public String scope() {
        return scope;
    }

    /** Returns who keeps it so. */
    public String holder() {
        return holder;
    }

    /** Returns {@code true} if the holder has it on; {@link #isActiveAt} tells whether that counts at a moment. */
    public boolean on() {
        return on;
    }

    /** Returns how much is rejected. */
    public Level level() {
        return level;
    }

    /** Returns when it begins; {@code null}: at once. */
    public @Nullable Instant from() {
        return from;
    }

    /** Returns when it ends by itself; {@code null}: open. */
    public @Nullable Instant until() {
        return until;
    }

    /** Returns when it should be over, for people only; {@code null}: not said. */
    public @Nullable Instant expect() {
        return expect;
    }

    /** Returns what clients are told to wait; {@code null}: the configured default. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** Returns why, for the team; may be empty. */
    public String reason() {
        return reason;
    }

    /** Returns what visitors are told; may be empty. */
    public String message() {
        return message;
    }

    /** Returns who made the last change. */
    public String by() {
        return by;
    }

    /** Returns since when the holder has had it on, or off. */
    public Instant since() {
        return since;
    }

    /** Returns when the last change was made, by the clock of the machine that made it. */
    public Instant at() {
        return at;
    }

    /** Returns further named attributes, in the order of their names. */
    public Map<String, String> attributes() {
        return attributes;
    }

    /** Returns {@code true} if this activation keeps its scope in maintenance at {@code now}. */
    public boolean isActiveAt(Instant now) {
        return on && !isBeforeStart(now) && !isOverAt(now);
    }

    /** Returns {@code true} if this activation is on and begins after {@code now}. */
    public boolean isScheduledAt(Instant now) {
        return on && isBeforeStart(now) && !isOverAt(now);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Activation that && components().equals(that.components());
    }

    @Override
    public int hashCode() {
        return components().hashCode();
    }

    /** Returns its text; of further attributes only the names, because there are secrets among the values. */
    @Override
    public String toString() {
        return "Activation[" + scope + "." + holder + " " + (on ? "on" : "off") + " " + level.label()
                + ", from " + from + ", until " + until + ", expect " + expect + ", retryAfter " + retryAfter
                + ", reason \"" + reason + "\", message \"" + message + "\", by " + by + ", since " + since + ", at "
                + at
                + ", further " + attributes.keySet() + "]";
    }

    private List<@Nullable Object> components() {
        return Arrays.asList(
                scope, holder, on, level, from, until, expect, retryAfter, reason, message, by, since, at, attributes);
    }

    private static Map<String, String> sorted(Map<String, String> attributes) {
        return attributes.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(Map.copyOf(attributes)));
    }

    private boolean isBeforeStart(Instant now) {
        return from != null && now.isBefore(from);
    }

    private boolean isOverAt(Instant now) {
        return until != null && !now.isBefore(until);
    }

    /** Collects the components of an activation. Not thread-safe. */
    public static final class Builder {

        private final String scope;
        private final String holder;
        private boolean on;
        private Level level = Level.FULL;
        private @Nullable Instant from;
        private @Nullable Instant until;
        private @Nullable Instant expect;
        private @Nullable Duration retryAfter;
        private String reason = "";
        private String message = "";
        private String by = "";
        private Instant since;
        private Instant at;
        private Map<String, String> attributes = Map.of();

        private Builder(String scope, String holder, Instant at) {
            this.scope = Objects.requireNonNull(scope, "scope");
            this.holder = Objects.requireNonNull(holder, "holder");
            this.at = Objects.requireNonNull(at, "at");
            this.since = at;
        }

        /** Sets whether the holder has it on. Default: off. */
        public Builder on(boolean on) {
            this.on = on;
            return this;
        }

        /** Sets how much is rejected. Default: {@link Level#FULL}. */
        public Builder level(Level level) {
            this.level = Objects.requireNonNull(level, "level");
            return this;
        }

        /** Sets when it begins; {@code null}: at once. */
        public Builder from(@Nullable Instant from) {
            this.from = from;
            return this;
        }

        /** Sets when it ends by itself; {@code null}: open. */
        public Builder until(@Nullable Instant until) {
            this.until = until;
            return this;
        }

        /** Sets when it should be over; {@code null}: not said. */
        public Builder expect(@Nullable Instant expect) {
            this.expect = expect;
            return this;
        }

        /** Sets what clients are told to wait; {@code null}: the configured default. */
        public Builder retryAfter(@Nullable Duration retryAfter) {
            this.retryAfter = retryAfter;
            return this;
        }

        /** Sets why, for the team. Default: empty. */
        public Builder reason(String reason) {
            this.reason = Objects.requireNonNull(reason, "reason");
            return this;
        }

        /** Sets what visitors are told. Default: empty. */
        public Builder message(String message) {
            this.message = Objects.requireNonNull(message, "message");
            return this;
        }

        /** Sets who made the last change. Default: empty. */
        public Builder by(String by) {
            this.by = Objects.requireNonNull(by, "by");
            return this;
        }

        /** Sets since when the holder has had it on, or off. Default: since the last change. */
        public Builder since(Instant since) {
            this.since = Objects.requireNonNull(since, "since");
            return this;
        }

        /** Sets when the last change was made. */
        public Builder at(Instant at) {
            this.at = Objects.requireNonNull(at, "at");
            return this;
        }

        /** Sets further named attributes. Default: none. */
        public Builder attributes(Map<String, String> attributes) {
            this.attributes = Objects.requireNonNull(attributes, "attributes");
            return this;
        }

        /** Returns an activation of what was set. */
        public Activation build() {
            return new Activation(this);
        }
    }
}
