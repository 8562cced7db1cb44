// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.lab;

import io.maintenance.engine.platform.Lane;
import io.maintenance.engine.platform.RealSurroundings;
import io.maintenance.engine.platform.Running;
import io.maintenance.engine.platform.Signal;
import io.maintenance.engine.platform.Surroundings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;

/** A machine whose wall clock stands still until it is set, and whose other clock can be put forward. */
public final class SettableSurroundings implements Surroundings {

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
    public Lane lane(String name) {
        return real().lane(name);
    }

    @Override
    public Running start(String name, Runnable task) {
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

    private Surroundings real() {
        return new RealSurroundings(clock());
    }
}
