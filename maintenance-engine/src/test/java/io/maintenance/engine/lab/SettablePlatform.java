// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.lab;

import io.maintenance.engine.platform.CallExecutor;
import io.maintenance.engine.platform.Platform;
import io.maintenance.engine.platform.Signal;
import io.maintenance.engine.platform.SystemPlatform;
import io.maintenance.engine.platform.TaskHandle;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;

/** A machine whose wall clock stands still until it is set, and whose other clock can be put forward. */
public final class SettablePlatform implements Platform {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T20:00:00Z"));
    private final AtomicLong ahead = new AtomicLong();

    public Instant now() {
        return Objects.requireNonNull(now.get());
    }

    /** Sets the wall clock alone, as a person or a time server does. */
    public void jump(Duration by) {
        now.updateAndGet(instant -> instant.plus(by));
    }

    /** Lets time pass, for both clocks. */
    public void pass(Duration time) {
        jump(time);
        ahead.addAndGet(time.toNanos());
    }

    @Override
    public InstantSource clock() {
        return this::now;
    }

    @Override
    public long nanoTime() {
        return System.nanoTime() + ahead.get();
    }

    @Override
    public double random() {
        return ThreadLocalRandom.current().nextDouble();
    }

    @Override
    public void pause(Duration duration) throws InterruptedException {
        real().pause(duration);
    }

    @Override
    public CallExecutor callExecutor(String name) {
        return real().callExecutor(name);
    }

    @Override
    public TaskHandle start(String name, Runnable task) {
        return real().start(name, task);
    }

    @Override
    public Signal signal() {
        return real().signal();
    }

    @Override
    public Lock lock() {
        return real().lock();
    }

    private Platform real() {
        return new SystemPlatform(clock());
    }
}
