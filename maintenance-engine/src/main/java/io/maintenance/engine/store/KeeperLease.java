// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.store;

import io.maintenance.MaintenanceHealth.Keeper;
import io.maintenance.engine.codec.Entry;
import io.maintenance.engine.codec.KeeperNote;
import io.maintenance.spi.StorageKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;

/**
 * The rules of tending a fallback, as they are for one node and its primary store: whose note means what, and for how long.
 *
 * @param writer who the node is in notes
 * @param primary which primary store it has
 * @param clock its wall clock
 */
public record KeeperLease(String writer, String primary, InstantSource clock) {

    /** A keeper renews its note this often, by a clock that never jumps. */
    public static final Duration RENEWAL = Duration.ofMinutes(1);

    private static final Duration PRESENT = Duration.ofMinutes(3);
    private static final Duration REMEMBERED = Duration.ofDays(7);

    /** What a fallback is worth to the node. */
    public enum LeaseState {
        /** It is tended now, so that a change left there is delivered. */
        LIVE,
        /** It was tended beside the same store within a week: what it says is believed. */
        REMEMBERED,
        /** It was not tended for longer: what it says is not believed. */
        STALE,
        /** An entry was kept beside another store, or does not say beside which. */
        FOREIGN,
        /** Nobody ever tended it. */
        NONE;

        /** Tells whether what the fallback says may be merged. */
        public boolean isBelieved() {
            return this == LIVE || this == REMEMBERED;
        }
    }

    /** Returns what a fallback that says this is worth to the node now. */
    public LeaseState state(StoreReading reading) {
        if (Arrays.stream(StorageKey.values()).anyMatch(key -> isForeign(reading.entry(key)))) {
            return LeaseState.FOREIGN;
        }
        Keeper keeper = reading.note().map(KeeperNote::keeper).orElse(null);
        if (keeper == null) {
            return LeaseState.NONE;
        }
        if (!isRemembered(keeper.at(), clock.instant())) {
            return LeaseState.STALE;
        }
        return isPresent(reading) ? LeaseState.LIVE : LeaseState.REMEMBERED;
    }

    /** Tells whether an entry was kept beside another store, or does not say beside which. What is damaged says nothing at all. */
    public boolean isForeign(Entry<?> entry) {
        return entry.raw() != null && !entry.isDamaged() && !primaryOf(entry).equals(primary);
    }

    /** Returns beside which store an entry was kept; empty if it does not say. */
    public static String primaryOf(Entry<?> entry) {
        KeeperNote note = entry.note();
        return note == null ? "" : note.primary();
    }

    /** Tells whether a node that runs beside another store tends the fallback now. */
    public boolean isTendedElsewhere(StoreReading reading) {
        return isForeign(reading.status()) && isPresent(reading);
    }

    private boolean isPresent(StoreReading reading) {
        return present(reading)
                .filter(keeper -> distance(keeper.at(), clock.instant()).compareTo(PRESENT) < 0)
                .isPresent();
    }

    /** Returns the note of a fallback that is tended beside the same store now: whoever wrote it will deliver what is left there. */
    public Optional<KeeperNote> live(StoreReading reading) {
        return state(reading) == LeaseState.LIVE ? reading.note() : Optional.empty();
    }

    /** Returns who last said to tend a fallback and was not closed since, however long ago that was. */
    public static Optional<Keeper> present(StoreReading reading) {
        return reading.note().filter(note -> !note.left()).map(KeeperNote::keeper);
    }

    /** Returns the note of this node. */
    public KeeperNote note() {
        return new KeeperNote(primary, new Keeper(writer, clock.instant().truncatedTo(ChronoUnit.SECONDS)), false);
    }

    /** Returns a note as it is once this node is gone: nobody counts on it, and what it kept is remembered. */
    public KeeperNote left(KeeperNote note) {
        Keeper keeper = note.keeper();
        return keeper == null || isOther(keeper) ? note : new KeeperNote(primary, note().keeper(), true);
    }

    /** Tells whether a keeper is another node than this one. */
    public boolean isOther(Keeper keeper) {
        return !keeper.who().equals(writer);
    }

    /** Tells whether what a fallback, or a node that slept, remembers is recent enough to be believed. */
    public static boolean isRemembered(Instant tended, Instant now) {
        return distance(tended, now).compareTo(REMEMBERED) <= 0;
    }

    private static Duration distance(Instant a, Instant b) {
        return Duration.between(a, b).abs();
    }
}
