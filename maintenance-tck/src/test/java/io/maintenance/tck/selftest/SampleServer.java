// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.selftest;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.tck.Fault;
import io.maintenance.tck.Faults;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A server inside this process that can be hung, killed, flushed, garbled and made to refuse. */
final class SampleServer {

    static final SampleServer ONLY = new SampleServer();
    static final int PORT = 7;
    static final String GARBAGE = "\0garbage";

    /** Names of an application's cache, which is flushed at times. */
    static final String NEIGHBOURS = "application|";

    volatile boolean up = true;
    volatile boolean hung;
    volatile boolean refusing;
    volatile boolean locked;
    final AtomicInteger restarts = new AtomicInteger();
    private final Map<String, String> records = new TreeMap<>();
    private final List<Runnable> subscribers = new CopyOnWriteArrayList<>();

    static Faults faults() {
        return Faults.none()
                .on(Fault.HANG, () -> ONLY.hung = true)
                .on(Fault.RESUME, () -> {
                    ONLY.hung = false;
                    ONLY.hint();
                })
                .on(Fault.KILL, () -> ONLY.up = false)
                .on(Fault.RESTART, () -> {
                    ONLY.restarts.incrementAndGet();
                    ONLY.up = true;
                    ONLY.hint();
                })
                .on(Fault.REFUSE_WRITES, () -> ONLY.refusing = true)
                .on(Fault.ALLOW_WRITES, () -> ONLY.refusing = false)
                .on(Fault.LOCK, () -> ONLY.locked = true)
                .on(Fault.UNLOCK, () -> ONLY.locked = false)
                .on(Fault.WIPE, () -> ONLY.forget(""))
                .on(Fault.FLUSH_NEIGHBOURS, () -> ONLY.forget(NEIGHBOURS))
                .on(Fault.GARBLE, namespace -> ONLY.put(namespace + "|MAINTENANCE_MODE_STATUS", GARBAGE));
    }

    /** Waits while the server hangs, as a client with a socket timeout would. */
    void await(Duration timeout) {
        if (!up) {
            throw new BackendException(Kind.UNAVAILABLE, "connection refused");
        }
        await(timeout, () -> hung);
    }

    /** Waits while another has the lock of the writers. */
    void awaitLock(Duration timeout) {
        await(timeout, () -> locked);
    }

    private static void await(Duration timeout, BooleanSupplier condition) {
        long end = System.nanoTime() + timeout.toNanos();
        while (condition.getAsBoolean()) {
            if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
                throw new BackendException(Kind.UNAVAILABLE, "no answer");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
    }

    synchronized @Nullable String get(String name) {
        return records.get(name);
    }

    void put(String name, String text) {
        synchronized (this) {
            records.put(name, text);
        }
        hint();
    }

    boolean replace(String name, @Nullable String expected, String update) {
        synchronized (this) {
            if (!Objects.equals(records.get(name), expected)) {
                return false;
            }
            records.put(name, update);
        }
        hint();
        return true;
    }

    void forget(String prefix) {
        synchronized (this) {
            records.keySet().removeIf(name -> name.startsWith(prefix));
        }
        hint();
    }

    void subscribe(Runnable subscriber) {
        subscribers.add(subscriber);
    }

    void unsubscribe(Runnable subscriber) {
        subscribers.remove(subscriber);
    }

    private void hint() {
        subscribers.forEach(Runnable::run);
    }
}
