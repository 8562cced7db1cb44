// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials.process;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The times at which events arrived, by the machine's clock that all its processes share. Thread-safe. */
final class ArrivalTimes {

    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(1);

    private final List<Long> times = new ArrayList<>();

    /** Notes that something arrived now. */
    synchronized void add() {
        times.add(System.nanoTime());
        notifyAll();
    }

    /** Returns how many have arrived. */
    synchronized int count() {
        return times.size();
    }

    /** Waits for an arrival and returns its time; fails if it does not come. */
    synchronized long await(int number) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE;
        while (times.size() < number) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                throw new IllegalStateException("only " + times.size() + " of " + number + " arrived");
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return times.get(number - 1);
    }
}
