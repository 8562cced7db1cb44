// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.knowledge;

import io.maintenance.engine.codec.Entry;
import io.maintenance.engine.state.HandEdits;
import io.maintenance.engine.state.Stamps;
import io.maintenance.engine.state.State;
import io.maintenance.engine.store.StoreReading;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a node knows. Immutable.
 *
 * @param state the merge of everything that was read or changed here
 * @param known whether any store said anything, if only that it is empty
 * @param newer whether a store holds a format that this version must not write over
 * @param flaggedSince since when the emergency flag file is there; {@code null} if it is not
 */
@SuppressWarnings("ReferenceEquality") // a merge that adds nothing keeps the instance
public record Knowledge(State state, boolean known, boolean newer, @Nullable Instant flaggedSince) {

    /**
     * Adds what the primary store said; what was edited there by hand, as a change. Entries that are damaged count as not read.
     *
     * @param stamps where the stamps of such a change come from
     * @param now the wall clock, in milliseconds
     */
    Knowledge learnPrimary(StoreReading reading, Stamps stamps, long now) {
        Knowledge learned = new Knowledge(
                state.merge(reading.state()),
                known || isAnAnswer(reading.status()),
                newer || reading.isNewer(),
                flaggedSince);
        State edits = learned.newer ? State.EMPTY : HandEdits.between(state, reading.state(), stamps, now);
        return edits.isEmpty() ? learned : learned.learnChange(edits);
    }

    /** Adds what the fallback said. An empty one says nothing: it never knew. */
    public Knowledge learnFallback(StoreReading reading) {
        return new Knowledge(
                state.merge(reading.state()),
                known || !reading.status().registers().isEmpty(),
                newer || reading.isNewer(),
                flaggedSince);
    }

    /** An absent entry says "off"; one that is damaged, or of which nothing is understood, does not. */
    private static boolean isAnAnswer(Entry<?> status) {
        return !status.isDamaged() && !(status.isNewer() && status.registers().isEmpty());
    }

    /** Adds what a change wrote. */
    public Knowledge learnChange(State delta) {
        return new Knowledge(state.merge(delta), true, newer, flaggedSince);
    }

    /** Notes whether the flag file is there. */
    Knowledge flagged(@Nullable Instant since) {
        boolean same = (flaggedSince == null) == (since == null);
        return same ? this : new Knowledge(state, known, newer, since);
    }

    /** Knows nothing of the stores any more. */
    public Knowledge forgotten() {
        return new Knowledge(State.EMPTY, false, newer, flaggedSince);
    }

    /** Tells whether the answers to questions are the same. States are compared by identity: a merge that adds nothing keeps it. */
    boolean looksLike(Knowledge other) {
        return state == other.state && known == other.known && Objects.equals(flaggedSince, other.flaggedSince);
    }
}
