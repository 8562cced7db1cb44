// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.doctor;

import io.maintenance.engine.codec.Entry;
import io.maintenance.engine.platform.Platform;
import io.maintenance.engine.store.Store;
import io.maintenance.engine.store.StoreReading;
import io.maintenance.spi.BackendException;
import io.maintenance.spi.StorageKey;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tries whether compare-and-set really works, by writing the present text of an entry over itself. */
record WriteCheck(Store store, Platform platform) {

    private static final String CHECK = "compare-and-set";

    /** Other writers may be faster; not that often. */
    private static final int TRIES = 5;

    private static final String BROKEN = "Do not use this store: changes of two operators could undo each other.";

    /** Tries each entry: what may be done with one need not be allowed with the other. */
    void into(FindingCollector findings) {
        boolean tried = false;
        for (StorageKey key : Store.WRITE_ORDER) {
            tried |= into(findings, key);
        }
        if (!tried) {
            findings.ok(CHECK, "not tried: there is no entry that could be written over itself");
        }
    }

    /** Returns false if there is no such entry, or none that is whole. */
    private boolean into(FindingCollector findings, StorageKey key) {
        try {
            for (int tried = 0; tried < TRIES; tried++) {
                if (store.read().entry(key).kind() != Entry.Kind.VALID) {
                    return tried > 0;
                }
                if (isTried(key, findings)) {
                    return true;
                }
            }
            String detail = key + ": the text that was just read was refused " + TRIES + " times";
            findings.fail(CHECK, detail, BROKEN);
        } catch (BackendException unwritten) {
            findings.fail(CHECK, key + ": " + unwritten.getMessage(), remedy(unwritten));
        }
        return true;
    }

    /** Returns an entry that is there and whole. */
    static Optional<StorageKey> writable(StoreReading reading) {
        return Store.WRITE_ORDER.stream()
                .filter(key -> reading.entry(key).kind() == Entry.Kind.VALID)
                .findFirst();
    }

    /** Returns false if another writer was faster, so that nothing is known yet. */
    private boolean isTried(StorageKey key, FindingCollector findings) {
        @Nullable String text = store.lastReading().orElseThrow().entry(key).raw();
        if (text == null) {
            return false;
        }
        long start = platform.nanoTime();
        if (!store.compareAndSet(key, text, text)) {
            return false;
        }
        String took = StoreCheck.shown(Duration.ofNanos(platform.nanoTime() - start));
        if (store.compareAndSet(
                key, text + "~", text)) { // the same text again: a store that does not compare does no harm
            findings.fail(CHECK, "the store writes although another text is there than the one expected", BROKEN);
        } else {
            findings.ok(CHECK, "works: " + key + " was written over itself, in " + took);
        }
        return true;
    }

    private static String remedy(BackendException unwritten) {
        return switch (unwritten.kind()) {
            case REJECTED ->
                "It can be read but not written: do what is said there, or give this user the right to write.";
            case TOO_LARGE -> "What is stored no longer fits: raise the limit of the store, or shorten the lists.";
            case UNAVAILABLE, CORRUPT -> "Look at the store's own log.";
        };
    }
}
