// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.platform;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** The machine as it is. The wall clock can be replaced, because applications test windows with it. */
public record RealSurroundings(InstantSource clock) implements Surroundings {

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public double random() {
        return ThreadLocalRandom.current().nextDouble();
    }

    @Override
    public void pause(Duration duration) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(duration.toNanos());
    }

    @Override
    public Lane lane(String name) {
        return new ThreadLane(name);
    }

    @Override
    public Running start(String name, Runnable task) {
        Thread thread = Threads.daemon(name, task);
        thread.start();
        return thread::interrupt;
    }

    @Override
    public Signal signal() {
        return new ThreadSignal();
    }

    @Override
    public Lock lock() {
        return new ReentrantLock();
    }
}
