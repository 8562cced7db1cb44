// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.platform;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The production platform: system clock, threads and locks. The wall clock can be replaced, because applications test windows
 * with it.
 */
public record SystemPlatform(InstantSource clock) implements Platform {

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
    public CallExecutor callExecutor(String name) {
        return new ThreadCallExecutor(name);
    }

    @Override
    public TaskHandle start(String name, Runnable task) {
        Thread thread = EngineThreads.daemon(name, task);
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
