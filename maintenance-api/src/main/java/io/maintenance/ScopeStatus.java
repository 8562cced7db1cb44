// SPDX-License-Identifier: Apache-2.0
package io.maintenance;

import io.maintenance.address.AddressRange;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is true of one scope at one moment. Immutable, thread-safe. Later versions can add components. */
public final class ScopeStatus {

    private final String scope;
    private final boolean on;
    private final @Nullable Level level;
    private final List<Activation> heldBy;
    private final @Nullable Instant since;
    private final @Nullable Instant until;
    private final @Nullable Instant expect;
    private final @Nullable Instant next;
    private final List<Activation> activations;
    private final List<AddressRange> addresses;

    private ScopeStatus(Builder builder) {
        this.scope = builder.scope;
        this.on = builder.on;
        this.level = builder.level;
        this.heldBy = List.copyOf(builder.heldBy);
        this.since = builder.since;
        this.until = builder.until;
        this.expect = builder.expect;
        this.next = builder.next;
        this.activations = List.copyOf(builder.activations);
        this.addresses = List.copyOf(builder.addresses);
    }

    /** Returns a builder of the status of a scope that is off and has neither activations nor addresses. */
    public static Builder builder(String scope) {
        return new Builder(scope);
    }

    /** Returns the scope's name. */
    public String scope() {
        return scope;
    }

    /** Returns {@code true} if it is in maintenance, by itself or because {@code global} is. */
    public boolean on() {
        return on;
    }

    /** Returns the strictest level among {@link #heldBy}; {@code null} while off. */
    public @Nullable Level level() {
        return level;
    }

    /** Returns the activations that keep it on, newest change first. */
    public List<Activation> heldBy() {
        return heldBy;
    }

    /** Returns the earliest beginning among {@link #heldBy}; {@code null} while off. */
    public @Nullable Instant since() {
        return since;
    }

    /** Returns the latest end among {@link #heldBy}; {@code null} while off, or if one is open. */
    public @Nullable Instant until() {
        return until;
    }

    /** Returns the latest expected end among {@link #heldBy}; {@code null} while off, or if one is not said. */
    public @Nullable Instant expect() {
        return expect;
    }

    /** Returns when the answer changes by itself; {@code null} if it does not. */
    public @Nullable Instant next() {
        return next;
    }

    /** Returns all activations of this scope and of {@code global}, off and scheduled ones included, newest change first. */
    public List<Activation> activations() {
        return activations;
    }

    /** Returns this scope's own allow-list, sorted. */
    public List<AddressRange> addresses() {
        return addresses;
    }

    /** Returns the activation whose reason, message and Retry-After count: the newest of those that keep the scope on. */
    public Optional<Activation> newest() {
        return heldBy.stream().findFirst();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ScopeStatus that && components().equals(that.components());
    }

    @Override
    public int hashCode() {
        return components().hashCode();
    }

    @Override
    public String toString() {
        return "ScopeStatus[scope=" + scope + ", on=" + on + ", level=" + level + ", heldBy=" + heldBy + ", since="
                + since + ", until=" + until + ", expect=" + expect + ", next=" + next + ", activations=" + activations
                + ", addresses=" + addresses + "]";
    }

    private List<@Nullable Object> components() {
        return Arrays.asList(scope, on, level, heldBy, since, until, expect, next, activations, addresses);
    }

    /** Collects the components of a status. Not thread-safe. */
    public static final class Builder {

        private final String scope;
        private boolean on;
        private @Nullable Level level;
        private List<Activation> heldBy = List.of();
        private @Nullable Instant since;
        private @Nullable Instant until;
        private @Nullable Instant expect;
        private @Nullable Instant next;
        private List<Activation> activations = List.of();
        private List<AddressRange> addresses = List.of();

        private Builder(String scope) {
            this.scope = Objects.requireNonNull(scope, "scope");
        }

        /** Sets whether it is in maintenance. Default: off. */
        public Builder on(boolean on) {
            this.on = on;
            return this;
        }

        /** Sets the strictest level; {@code null} while off. */
        public Builder level(@Nullable Level level) {
            this.level = level;
            return this;
        }

        /** Sets the activations that keep it on, newest change first. Default: none. */
        public Builder heldBy(List<Activation> heldBy) {
            this.heldBy = Objects.requireNonNull(heldBy, "heldBy");
            return this;
        }

        /** Sets the earliest beginning; {@code null} while off. */
        public Builder since(@Nullable Instant since) {
            this.since = since;
            return this;
        }

        /** Sets the latest end; {@code null} while off, or if one is open. */
        public Builder until(@Nullable Instant until) {
            this.until = until;
            return this;
        }

        /** Sets the latest expected end; {@code null} while off, or if one is not said. */
        public Builder expect(@Nullable Instant expect) {
            this.expect = expect;
            return this;
        }

        /** Sets when the answer changes by itself; {@code null} if it does not. */
        public Builder next(@Nullable Instant next) {
            this.next = next;
            return this;
        }

        /** Sets all activations of this scope and of {@code global}, newest change first. Default: none. */
        public Builder activations(List<Activation> activations) {
            this.activations = Objects.requireNonNull(activations, "activations");
            return this;
        }

        /** Sets this scope's own allow-list, sorted. Default: empty. */
        public Builder addresses(List<AddressRange> addresses) {
            this.addresses = Objects.requireNonNull(addresses, "addresses");
            return this;
        }

        /** Returns a status of what was set. */
        public ScopeStatus build() {
            return new ScopeStatus(this);
        }
    }
}
