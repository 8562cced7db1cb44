// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.doctor;

import io.maintenance.engine.platform.Platform;
import io.maintenance.engine.store.Store;
import io.maintenance.engine.store.StoreReading;
import io.maintenance.spi.BackendException;
import java.time.Duration;
import java.util.Optional;

/** Checks what is true of any store: whether it answers, what its entries are, and whether it can be written. */
record StoreCheck(Store store, Platform platform) {

    private static final String REACHABLE = "reachable";

    /** Returns what was read; empty if the store could not be read. */
    Optional<StoreReading> into(FindingCollector findings) {
        try {
            long start = platform.nanoTime();
            store.read();
            long first = platform.nanoTime();
            StoreReading reading = store.read();
            answered(Duration.ofNanos(first - start), Duration.ofNanos(platform.nanoTime() - first), findings);
            new EntryCheck(store, reading).into(findings);
            new WriteCheck(store, platform).into(findings);
            return Optional.of(reading);
        } catch (BackendException unread) {
            findings.fail(REACHABLE, store.url() + ": " + unread.getMessage(), remedy(unread));
            return Optional.empty();
        }
    }

    /** The first answer includes connecting; what follows shows the way there and back. */
    private void answered(Duration first, Duration second, FindingCollector findings) {
        String detail = store.url() + " answers in " + shown(second) + ", the first time in " + shown(first);
        if (second.multipliedBy(2).compareTo(store.timeout()) > 0) {
            findings.warn(
                    REACHABLE,
                    detail + "; it is given up after " + store.timeout().toMillis() + " ms",
                    "Look at the network and the load, or raise maintenance." + section() + ".timeout.");
        } else {
            findings.ok(REACHABLE, detail);
        }
    }

    private String remedy(BackendException unread) {
        return switch (unread.kind()) {
            case UNAVAILABLE ->
                "Bring it back, or correct maintenance." + section() + ".url; 'maintenance status' tells what"
                        + " is known meanwhile.";
            case REJECTED -> "Correct the user, the password or the permissions.";
            case CORRUPT, TOO_LARGE -> "Look at what is stored there.";
        };
    }

    private String section() {
        return store.role().equals("primary") ? "backend" : store.role();
    }

    static String shown(Duration duration) {
        long micros = duration.toNanos() / 1_000;
        return micros < 10_000 ? micros / 1_000 + "." + micros % 1_000 / 100 + " ms" : micros / 1_000 + " ms";
    }
}
