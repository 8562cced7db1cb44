// SPDX-License-Identifier: Apache-2.0
package io.maintenance.spi;

import java.util.Objects;

/**
 * What a backend says of its store.
 *
 * @param reach who shares the store
 * @param maxEntryLength the longest entry it takes, in characters; the engine refuses longer ones before they are sent
 */
public record Traits(Reach reach, int maxEntryLength) {

    /** Nothing is known: shared by an unknown circle, entries of any length. */
    public static final Traits UNKNOWN = new Traits(Reach.UNKNOWN, Integer.MAX_VALUE);

    /** Checks the components. */
    public Traits {
        Objects.requireNonNull(reach, "reach");
        if (maxEntryLength < 1) {
            throw new IllegalArgumentException("maxEntryLength must be positive: " + maxEntryLength);
        }
    }

    /** The circle of processes that see the same entries. For the first two the engine warns that other nodes do not. */
    public enum Reach {
        /** This process alone. */
        PROCESS,
        /** The processes of this machine. */
        HOST,
        /** Every node that is configured alike. */
        CLUSTER,
        /** Not known. */
        UNKNOWN
    }
}
