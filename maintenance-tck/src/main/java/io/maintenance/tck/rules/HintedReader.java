// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.rules;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.StorageKey;
import io.maintenance.spi.Watch;
import io.maintenance.tck.harness.BoundedWait;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A reader that reads when it is hinted and at no other time, on a thread of its own, and remembers what it read last: a node in
 * small. What it does not come to know was not hinted, however many hints there were before.
 *
 * <p>Beside a watch that is not complete it looks a moment later once more, because a node polls there: some stores tell of a change
 * just before they show it.
 */
final class HintedReader implements Runnable, AutoCloseable {

    private static final Duration MOMENT = Duration.ofMillis(50);

    private final MaintenanceBackend backend;
    private final HintCounter hints = new HintCounter();
    private final Semaphore due = new Semaphore(0);
    private final Thread thread = new Thread(this::readWhenHinted, "tck-reader");
    private final Watch watch;
    private final AtomicInteger reads = new AtomicInteger();
    private volatile boolean idle = true;
    private volatile Map<StorageKey, String> last = Map.of();

    /**
     * Watches, and begins to read; skips the test if there is no watch.
     *
     * @param watched is asked for the watch
     * @param read is read at each hint
     */
    HintedReader(MaintenanceBackend watched, MaintenanceBackend read) {
        this.backend = read;
        this.watch = HintCounter.watch(watched, this);
        thread.setDaemon(true);
        thread.start();
    }

    Watch watch() {
        return watch;
    }

    HintCounter hints() {
        return hints;
    }

    /** Returns how often it has read. */
    int reads() {
        return reads.get();
    }

    /** Returns whether it will not read again without another hint. */
    boolean isIdle() {
        return idle && due.availablePermits() == 0;
    }

    /** Returns whether it comes to know this text within {@code atMost}. */
    boolean knows(StorageKey key, String text, Duration atMost) {
        return BoundedWait.holds(atMost, () -> text.equals(last.get(key)));
    }

    /** Is the hint. */
    @Override
    public void run() {
        due.release();
        hints.run();
    }

    /** Reads no more; the watch is left to the backend. */
    @Override
    public void close() {
        thread.interrupt();
    }

    private void readWhenHinted() {
        try {
            boolean again = false;
            while (true) {
                boolean hinted = isHinted(again);
                due.drainPermits();
                last = backend.read();
                reads.incrementAndGet();
                again = hinted && !watch.isComplete();
                idle = !again;
            }
        } catch (InterruptedException | IllegalStateException | BackendException closed) {
            return; // what is not known any more turns the rule red
        }
    }

    /** Waits for a hint; no longer than a moment if there is something to look at again. */
    private boolean isHinted(boolean again) throws InterruptedException {
        if (again) {
            return due.tryAcquire(MOMENT.toMillis(), TimeUnit.MILLISECONDS);
        }
        due.acquire();
        idle = false;
        return true;
    }
}
