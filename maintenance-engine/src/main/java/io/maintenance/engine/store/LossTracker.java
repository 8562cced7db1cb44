// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.store;

import io.maintenance.engine.platform.EngineLog;
import io.maintenance.engine.platform.Platform;
import io.maintenance.engine.state.State;
import io.maintenance.spi.StorageKey;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * Tracks what a store has lost, and when it may be written back: at once the first time, after growing pauses while it is lost
 * each time, so that many nodes do not storm a store that is full. Used by one thread at a time.
 */
final class LossTracker {

    private static final Duration SHORTEST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** What was there for this long has stayed: longer than a node takes to notice that it has not. */
    private static final Duration STAYED = Duration.ofSeconds(12);

    private static final int MOST_DOUBLINGS = 10;

    private final Store store;
    private final Platform platform;
    private final Map<StorageKey, EntryHistory> entries = new EnumMap<>(StorageKey.class);

    /** One entry of the store. */
    private static final class EntryHistory {

        private State whole = State.EMPTY;
        private boolean lost;
        private boolean back = true;
        private int times;
        private long triedAt;
        private long pause;
    }

    LossTracker(Store store, Platform platform) {
        this.store = store;
        this.platform = platform;
    }

    /** Notes what the store was read to have. */
    void look(StorageKey key, State read) {
        EntryHistory entry = entry(key);
        entry.lost = !read.includes(entry.whole);
        if (!entry.lost) {
            entry.whole = read.only(key);
            entry.back = true;
        }
    }

    /** Tells whether the store has lost an entry, and it is too soon to give it again. */
    boolean isTooSoon(StorageKey key) {
        EntryHistory entry = entry(key);
        if (!entry.lost) {
            return false;
        }
        long since = platform.nanoTime() - entry.triedAt;
        if (since > Math.max(2 * entry.pause, STAYED.toNanos())) {
            entry.times = 0;
        }
        return entry.times > 0 && since < entry.pause;
    }

    /** Notes that the store is about to be given an entry. */
    void trying(StorageKey key) {
        EntryHistory entry = entry(key);
        if (!entry.lost) {
            return;
        }
        if (entry.back) {
            entry.times++;
            warnOnce(key, entry.times);
        }
        entry.back = false;
        entry.triedAt = platform.nanoTime();
        int doublings = Math.min(Math.max(entry.times - 1, 0), MOST_DOUBLINGS);
        double longest = Math.min((double) (SHORTEST.toNanos() << doublings), (double) LONGEST.toNanos());
        entry.pause = (long) (longest * (0.5 + platform.random() / 2));
    }

    /** Notes that the store has an entry again: what was written here, or what somebody else did, of whom nothing is known. */
    void tried(StorageKey key, State written) {
        EntryHistory entry = entry(key);
        entry.back = true;
        entry.whole = entry.whole.merge(written.only(key));
    }

    /** Tells whether this is the first loss for a while. */
    boolean isFirst(StorageKey key) {
        return entry(key).times <= 1;
    }

    private void warnOnce(StorageKey key, int times) {
        if (times == 2) {
            EngineLog.LOGGER.log(
                    System.Logger.Level.WARNING,
                    "{0}: {1} is lost again and again; it is put back after growing pauses, which are not logged. Either the"
                            + " store is full and evicts it (Redis: maxmemory-policy), or another program removes or"
                            + " overwrites it: give the switch a store of its own, or one that evicts nothing"
                            + " (noeviction)",
                    store.url(),
                    key);
        }
    }

    private EntryHistory entry(StorageKey key) {
        return entries.computeIfAbsent(key, any -> new EntryHistory());
    }
}
