// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.lab;

import io.maintenance.engine.platform.CallExecutor;
import io.maintenance.engine.platform.Platform;
import io.maintenance.engine.platform.Signal;
import io.maintenance.engine.platform.SystemPlatform;
import io.maintenance.engine.platform.TaskHandle;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;

/**
 * A machine with one thread, on which waiting takes no time and yet time passes. Chance always says the most. What a thread was
 * started for ends after a number of waits of its own.
 */
public final class FastForwardPlatform implements Platform {

    /** For what pauses and waits for nothing. */
    private static final int MOST_PAUSES = 100;

    private final Platform real = new SystemPlatform(InstantSource.system());
    private final Runnable beforeWait;
    private final List<Duration> pauses = new ArrayList<>();
    private final int waits;
    private int waitsLeft = Integer.MAX_VALUE;
    private long nanos;

    public FastForwardPlatform(int waits, Runnable beforeWait) {
        this.waits = waits;
        this.beforeWait = beforeWait;
    }

    /** Returns how long the thread was told to pause, each time. */
    public List<Duration> pauses() {
        return pauses;
    }

    /** Lets time pass, as a slow call does. */
    public void pass(Duration duration) {
        nanos += duration.toNanos();
    }

    @Override
    public InstantSource clock() {
        return real.clock();
    }

    @Override
    public long nanoTime() {
        return nanos;
    }

    @Override
    public double random() {
        return 1;
    }

    @Override
    public void pause(Duration duration) throws InterruptedException {
        if (pauses.size() == MOST_PAUSES) {
            throw new InterruptedException();
        }
        pauses.add(duration);
        nanos += duration.toNanos();
    }

    @Override
    public CallExecutor callExecutor(String name) {
        return real.callExecutor(name);
    }

    @Override
    public TaskHandle start(String name, Runnable task) {
        waitsLeft = waits;
        task.run();
        waitsLeft = Integer.MAX_VALUE;
        Thread.interrupted(); // the task ended by an interrupt
        return () -> {};
    }

    @Override
    public Signal signal() {
        return new Flag();
    }

    @Override
    public Lock lock() {
        return real.lock();
    }

    /** A signal that makes time pass where somebody would wait for it. */
    private final class Flag implements Signal {

        private boolean raised;

        @Override
        public void raise() {
            raised = true;
        }

        @Override
        public boolean await(Duration atMost) throws InterruptedException {
            beforeWait.run();
            if (waitsLeft-- == 0) {
                throw new InterruptedException("enough");
            }
            boolean seen = raised;
            raised = false;
            nanos += seen ? 0 : atMost.toNanos();
            return seen;
        }
    }
}
