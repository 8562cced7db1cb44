// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.selftest;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.StorageKey;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Backends that are right about an outage as long as they are asked once. */
final class OutageFlaws {

    static final List<Flaw> ALL = List.of(
            Flaw.of("one-call-at-a-time", "FAI-6", SerialCalls::new),
            Flaw.of("leaks-with-each-failure", "FAI-6", options -> new LeakyPool(options, false)),
            Flaw.of("leaks-with-each-interrupt", "LIF-4", options -> new LeakyPool(options, true)),
            Flaw.of("late-answer-to-a-read", "FAI-7", LateRead::new),
            Flaw.of("late-answer-to-a-write", "FAI-7", LateWrite::new));

    private OutageFlaws() {}

    private static final class SerialCalls extends SampleBackend {

        SerialCalls(BackendOptions options) {
            super(options);
        }

        @Override
        public synchronized Map<StorageKey, String> read() {
            return super.read();
        }

        @Override
        public synchronized boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
            return super.compareAndSet(key, expected, update);
        }
    }

    /** Eight connections, of which a call that fails keeps one. */
    private static final class LeakyPool extends SampleBackend {

        private final Semaphore connections = new Semaphore(8);
        private final boolean whenInterrupted;

        LeakyPool(BackendOptions options, boolean whenInterrupted) {
            super(options);
            this.whenInterrupted = whenInterrupted;
        }

        @Override
        public Map<StorageKey, String> read() {
            return use(super::read);
        }

        @Override
        public boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
            return use(() -> super.compareAndSet(key, expected, update));
        }

        private <T> T use(Supplier<T> call) {
            requireOpen();
            if (!connections.tryAcquire()) {
                LockSupport.parkNanos(timeout.toNanos());
                throw new BackendException(Kind.UNAVAILABLE, "no connection");
            }
            boolean kept = true;
            try {
                T answer = call.get();
                kept = false;
                return answer;
            } finally {
                if (!kept || (whenInterrupted && !Thread.currentThread().isInterrupted())) {
                    connections.release();
                }
            }
        }
    }

    /** The answer to a call that was given up is read as that to the next one of its kind. */
    private static final class LateRead extends SampleBackend {

        private volatile boolean owed;

        LateRead(BackendOptions options) {
            super(options);
        }

        @Override
        public Map<StorageKey, String> read() {
            try {
                Map<StorageKey, String> texts = super.read();
                boolean late = owed;
                owed = false;
                return late ? Map.of() : texts;
            } catch (BackendException e) {
                owed = true;
                throw e;
            }
        }
    }

    private static final class LateWrite extends SampleBackend {

        private volatile boolean owed;

        LateWrite(BackendOptions options) {
            super(options);
        }

        @Override
        public boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
            try {
                boolean done = super.compareAndSet(key, expected, update);
                boolean late = owed;
                owed = false;
                return done && !late;
            } catch (BackendException e) {
                owed = true;
                throw e;
            }
        }
    }
}
