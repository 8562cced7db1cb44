// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.doctor;

import io.maintenance.DurationText;
import io.maintenance.engine.config.Settings;
import io.maintenance.engine.platform.Platform;
import io.maintenance.engine.store.Store;
import io.maintenance.engine.store.StoreReading;
import io.maintenance.spi.BackendException;
import io.maintenance.spi.StorageKey;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tries whether a watch really hints: one client watches, another writes the present text of an entry over itself.
 *
 * @param writer the store, through the client that writes
 * @param watcher the same store, through the client that watches
 */
record WatchCheck(Store writer, Store watcher, Settings settings, Platform platform) {

    private static final String CHECK = "watch";
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(10);

    void into(FindingCollector findings) {
        AtomicBoolean hinted = new AtomicBoolean();
        try {
            watcher.read();
            watcher.watch(() -> hinted.set(true));
            if (!watcher.isWatched()) {
                findings.ok(CHECK, "none: nodes look every " + DurationText.format(settings.pollInterval()));
                return;
            }
            await(watcher::isWatchComplete);
            tried(hinted, findings);
        } catch (BackendException failed) {
            findings.warn(
                    CHECK,
                    String.valueOf(failed.getMessage()),
                    "Nodes look every " + DurationText.format(settings.pollInterval()) + " all the same.");
        }
    }

    private void tried(AtomicBoolean hinted, FindingCollector findings) {
        StoreReading reading = writer.read();
        Optional<StorageKey> key = WriteCheck.writable(reading);
        @Nullable
        String text = key.map(reading::entry).map(entry -> entry.raw()).orElse(null);
        if (key.isEmpty() || text == null) {
            findings.ok(
                    CHECK, "begun, but not tried: there is no entry that could be written over itself; " + otherwise());
            return;
        }
        hinted.set(false);
        long start = platform.nanoTime();
        if (!isWritten(key.get(), text)) {
            findings.ok(CHECK, "begun, but not tried: the entry could not be written over itself; " + otherwise());
            return;
        }
        await(hinted::get);
        String took = StoreCheck.shown(Duration.ofNanos(platform.nanoTime() - start));
        if (hinted.get()) {
            findings.ok(CHECK, "a hint came " + took + " after the write; " + otherwise());
        } else {
            findings.warn(CHECK, "no hint came within " + took + "; " + otherwise(), "Look at the store's own log.");
        }
    }

    /** Whether and why not, the check before this one says. */
    private boolean isWritten(StorageKey key, String text) {
        try {
            return writer.compareAndSet(key, text, text);
        } catch (BackendException unwritten) {
            return false;
        }
    }

    private String otherwise() {
        return watcher.isWatchComplete()
                ? "every change and every loss is pushed, and nodes look every "
                        + DurationText.format(settings.pollIntervalWatched()) + " besides"
                : "not every loss is pushed, so nodes look every " + DurationText.format(settings.pollInterval())
                        + " besides";
    }

    private void await(BooleanSupplier condition) {
        long start = platform.nanoTime();
        try {
            while (!condition.getAsBoolean()
                    && Duration.ofNanos(platform.nanoTime() - start).compareTo(PATIENCE) < 0) {
                platform.pause(PAUSE);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
