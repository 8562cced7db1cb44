// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.rules;

import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.Watch;
import io.maintenance.tck.harness.BoundedWait;
import io.maintenance.tck.harness.TestSkip;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A hint that counts how often a watch calls it. */
final class HintCounter implements Runnable {

    static final String NO_WATCH = "watch() is empty, so that the engine polls";

    /** How long it takes until no more hints of the past are under way. */
    private static final Duration QUIET = Duration.ofMillis(300);

    private static final String FAILURE = "a hint that fails on purpose";

    private final AtomicInteger count = new AtomicInteger();
    private volatile boolean throwing;

    /** Watches a backend, and skips the test if it cannot be watched. */
    static Watch watch(MaintenanceBackend backend, Runnable hint) {
        Optional<Watch> watch = backend.watch(hint);
        TestSkip.unless(watch.isPresent(), NO_WATCH);
        return watch.orElseThrow();
    }

    /** From now on fails each time: with an exception, a failed assertion, and an error of the JVM in turn. */
    HintCounter throwing() {
        throwing = true;
        return this;
    }

    int count() {
        return count.get();
    }

    /** Waits until more than {@code before} hints have come, and returns at once then; an interrupt ends the wait. */
    synchronized boolean moreThan(int before, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        try {
            for (long left = atMost.toNanos(); count.get() <= before && left > 0; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return count.get() > before;
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
        int now = counted();
        if (throwing) {
            switch (now % 3) {
                case 0 -> throw quiet(new IllegalStateException(FAILURE));
                case 1 -> throw quiet(new AssertionError(FAILURE));
                default -> throw quiet(new StackOverflowError(FAILURE));
            }
        }
    }

    private synchronized int counted() {
        notifyAll();
        return count.incrementAndGet();
    }

    /** Without a trace: a log that shows it shall not look like trouble. */
    private static <T extends Throwable> T quiet(T failure) {
        failure.setStackTrace(new StackTraceElement[0]);
        return failure;
    }
}
