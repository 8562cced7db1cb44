// SPDX-License-Identifier: Apache-2.0
package io.maintenance;

import io.maintenance.spi.Traits;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How the stores are doing, as of the last contact. Immutable, thread-safe. Later versions can add components. */
public final class MaintenanceHealth {

    private final String namespace;
    private final boolean degraded;
    private final boolean unknown;
    private final @Nullable Instant lastSync;
    private final List<StoreStatus> stores;
    private final @Nullable Keeper keeper;
    private final @Nullable Path flagFile;
    private final boolean flagged;
    private final List<String> warnings;
    private final Map<String, Long> counters;

    private MaintenanceHealth(Builder builder) {
        this.namespace = builder.namespace;
        this.degraded = builder.degraded;
        this.unknown = builder.unknown;
        this.lastSync = builder.lastSync;
        this.stores = List.copyOf(builder.stores);
        this.keeper = builder.keeper;
        this.flagFile = builder.flagFile;
        this.flagged = builder.flagged;
        this.warnings = List.copyOf(builder.warnings);
        this.counters = Map.copyOf(builder.counters);
    }

    /** Returns a builder of the health of a node that watches no flag file and has nothing to warn of. */
    public static Builder builder(String namespace) {
        return new Builder(namespace);
    }

    /** Returns which deployment this is. */
    public String namespace() {
        return namespace;
    }

    /** Returns {@code true} if the primary store could not be read. */
    public boolean degraded() {
        return degraded;
    }

    /** Returns {@code true} if nothing is known anywhere. */
    public boolean unknown() {
        return unknown;
    }

    /** Returns when the primary store was last read; {@code null} if never. */
    public @Nullable Instant lastSync() {
        return lastSync;
    }

    /** Returns the primary, then the fallback if there is one. */
    public List<StoreStatus> stores() {
        return stores;
    }

    /** Returns who tends the fallback of this host, and when it last said so; {@code null} if there is no such note. */
    public @Nullable Keeper keeper() {
        return keeper;
    }

    /** Returns the emergency flag file; {@code null} if none is watched. */
    public @Nullable Path flagFile() {
        return flagFile;
    }

    /** Returns {@code true} if the flag file is there. */
    public boolean flagged() {
        return flagged;
    }

    /** Returns sentences for an operator; empty if all is well. */
    public List<String> warnings() {
        return warnings;
    }

    /** Returns how often things happened since the start, by name. */
    public Map<String, Long> counters() {
        return counters;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MaintenanceHealth that && components().equals(that.components());
    }

    @Override
    public int hashCode() {
        return components().hashCode();
    }

    @Override
    public String toString() {
        return "MaintenanceHealth[namespace=" + namespace + ", degraded=" + degraded + ", unknown=" + unknown
                + ", lastSync=" + lastSync + ", stores=" + stores + ", keeper=" + keeper + ", flagFile=" + flagFile
                + ", flagged=" + flagged + ", warnings=" + warnings + ", counters=" + counters + "]";
    }

    private List<@Nullable Object> components() {
        return Arrays.asList(
                namespace, degraded, unknown, lastSync, stores, keeper, flagFile, flagged, warnings, counters);
    }

    /**
     * One store.
     *
     * @param role {@code primary} or {@code fallback}
     * @param url its address, without secrets
     * @param state how it answered last
     * @param watching whether it pushes every change and every loss now
     * @param reach who shares it
     * @param problem what is wrong; {@code null} if nothing is
     */
    public record StoreStatus(
            String role, String url, StoreState state, boolean watching, Traits.Reach reach, @Nullable String problem) {

        /** Checks the components. */
        public StoreStatus {
            Objects.requireNonNull(role, "role");
            Objects.requireNonNull(url, "url");
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(reach, "reach");
        }
    }

    /** How a store answered last. */
    public enum StoreState {
        /** It has not been asked yet, or has neither answered nor failed since. */
        UNKNOWN,
        /** It answered. */
        UP,
        /** It was not reached in time. */
        DOWN,
        /** It was reached and refused. */
        REJECTED,
        /** It answered with an entry that is damaged, or belongs to another namespace. */
        CORRUPT
    }

    /**
     * The replica that tends a fallback.
     *
     * @param who the replica
     * @param at when it last said so, by its own clock
     */
    public record Keeper(String who, Instant at) {

        /** Checks the components. */
        public Keeper {
            Objects.requireNonNull(who, "who");
            Objects.requireNonNull(at, "at");
        }
    }

    /** Collects the components of a health report. Not thread-safe. */
    public static final class Builder {

        private final String namespace;
        private boolean degraded;
        private boolean unknown;
        private @Nullable Instant lastSync;
        private List<StoreStatus> stores = List.of();
        private @Nullable Keeper keeper;
        private @Nullable Path flagFile;
        private boolean flagged;
        private List<String> warnings = List.of();
        private Map<String, Long> counters = Map.of();

        private Builder(String namespace) {
            this.namespace = Objects.requireNonNull(namespace, "namespace");
        }

        /** Sets whether the primary store could not be read. Default: it could. */
        public Builder degraded(boolean degraded) {
            this.degraded = degraded;
            return this;
        }

        /** Sets whether nothing is known anywhere. Default: something is. */
        public Builder unknown(boolean unknown) {
            this.unknown = unknown;
            return this;
        }

        /** Sets when the primary store was last read; {@code null} if never. */
        public Builder lastSync(@Nullable Instant lastSync) {
            this.lastSync = lastSync;
            return this;
        }

        /** Sets the primary, then the fallback if there is one. Default: none. */
        public Builder stores(List<StoreStatus> stores) {
            this.stores = Objects.requireNonNull(stores, "stores");
            return this;
        }

        /** Sets who tends the fallback of this host; {@code null} if there is no such note. */
        public Builder keeper(@Nullable Keeper keeper) {
            this.keeper = keeper;
            return this;
        }

        /** Sets the emergency flag file; {@code null} if none is watched. */
        public Builder flagFile(@Nullable Path flagFile) {
            this.flagFile = flagFile;
            return this;
        }

        /** Sets whether the flag file is there. Default: it is not. */
        public Builder flagged(boolean flagged) {
            this.flagged = flagged;
            return this;
        }

        /** Sets sentences for an operator. Default: none. */
        public Builder warnings(List<String> warnings) {
            this.warnings = Objects.requireNonNull(warnings, "warnings");
            return this;
        }

        /** Sets how often things happened since the start, by name. Default: none. */
        public Builder counters(Map<String, Long> counters) {
            this.counters = Objects.requireNonNull(counters, "counters");
            return this;
        }

        /** Returns a health report of what was set. */
        public MaintenanceHealth build() {
            return new MaintenanceHealth(this);
        }
    }
}
