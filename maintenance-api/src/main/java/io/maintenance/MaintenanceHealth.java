// SPDX-License-Identifier: Apache-2.0
package io.maintenance;

import io.maintenance.spi.Traits;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the stores are doing, as of the last contact. Immutable.
 *
 * @param namespace which deployment this is
 * @param degraded whether the primary store could not be read
 * @param unknown whether nothing is known anywhere
 * @param lastSync when the primary store was last read; {@code null} if never
 * @param stores the primary, then the fallback if there is one
 * @param keeper who tends the fallback of this host, and when it last said so; {@code null} if there is no such note
 * @param flagFile the emergency flag file, if one is watched
 * @param flagged whether the flag file is there
 * @param warnings sentences for an operator; empty if all is well
 * @param counters how often things happened since the start, by name
 */
public record MaintenanceHealth(
        String namespace,
        boolean degraded,
        boolean unknown,
        @Nullable Instant lastSync,
        List<StoreStatus> stores,
        @Nullable Keeper keeper,
        @Nullable Path flagFile,
        boolean flagged,
        List<String> warnings,
        Map<String, Long> counters) {

    /** Checks and copies the components. */
    public MaintenanceHealth {
        Objects.requireNonNull(namespace, "namespace");
        stores = List.copyOf(stores);
        warnings = List.copyOf(warnings);
        counters = Map.copyOf(counters);
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
}
