// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.codec;

import io.maintenance.engine.state.Registers;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One entry as it was read from a store. Immutable.
 *
 * @param raw the text as it stands in the store; {@code null} if the entry is absent
 * @param kind what the text is
 * @param registers what it says; nothing unless it is valid or newer
 * @param note what it says of the fallback that it was read from; {@code null} if it says nothing
 * @param problem what is wrong with it, as the end of a sentence; {@code null} unless it is damaged
 */
public record Entry<V extends Comparable<V>>(
        @Nullable String raw, Kind kind, Registers<V> registers, @Nullable KeeperNote note, @Nullable String problem) {

    /** Checks the components. */
    public Entry {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(registers, "registers");
    }

    /** What the text of an entry is. */
    public enum Kind {
        /** There is no text. */
        ABSENT,
        /** It was read whole. */
        VALID,
        /** It is not what was written; it counts as not read. */
        DAMAGED,
        /** It is of a format that this version must not write over. */
        NEWER
    }

    static <V extends Comparable<V>> Entry<V> absent() {
        return new Entry<V>(null, Kind.ABSENT, Registers.empty(), null, null);
    }

    static <V extends Comparable<V>> Entry<V> damaged(String raw, String problem) {
        return new Entry<V>(raw, Kind.DAMAGED, Registers.empty(), null, problem);
    }

    /** Returns how long the text is, in characters; 0 if it is absent. */
    public int length() {
        return raw == null ? 0 : raw.length();
    }

    /** Tells whether the entry is damaged. */
    public boolean isDamaged() {
        return kind == Kind.DAMAGED;
    }

    /** Tells whether the entry is of a format newer than this version knows. */
    public boolean isNewer() {
        return kind == Kind.NEWER;
    }
}
