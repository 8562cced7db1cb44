// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.rules;

import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.Watch;
import io.maintenance.tck.harness.BoundedWait;
import io.maintenance.tck.harness.TestSkip;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A hint that counts how often a watch calls it. */
final class HintCounter implements Runnable {

    static final String NO_WATCH = "watch() is empty, so that the engine polls";

    /** How long it takes until no more hints of the past are under way. */
    private static final Duration QUIET = Duration.ofMillis(300);

    private final AtomicInteger count = new AtomicInteger();
    private volatile boolean throwing;

    /** Watches a backend, and skips the test if it cannot be watched. */
    static Watch watch(MaintenanceBackend backend, Runnable hint) {
        Optional<Watch> watch = backend.watch(hint);
        TestSkip.unless(watch.isPresent(), NO_WATCH);
        return watch.orElseThrow();
    }

    HintCounter throwing() {
        throwing = true;
        return this;
    }

    int count() {
        return count.get();
    }

    /** Waits until more than {@code before} hints have come. */
    boolean moreThan(int before, Duration atMost) {
        return BoundedWait.holds(atMost, () -> count.get() > before);
    }

    /** Waits until hints have stopped coming, and returns how many there were; gives up after {@code atMost}. */
    int settled(Duration atMost) {
        BoundedWait.holds(atMost, () -> {
            int before = count.get();
            return BoundedWait.stays(QUIET, () -> count.get() == before);
        });
        return count.get();
    }

    @Override
    public void run() {
        count.incrementAndGet();
        if (throwing) {
            IllegalStateException failure = new IllegalStateException("a hint that fails on purpose");
            failure.setStackTrace(new StackTraceElement[0]); // a log that shows it shall not look like trouble
            throw failure;
        }
    }
}
