// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.selftest;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.StorageKey;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Backends that are right about an outage as long as they are asked once. */
final class OutageFlaws {

    static final List<Flaw> ALL = List.of(
            Flaw.of("opened-while-down-stays-down", "FAI-3", LostConnection::new)
                    .also("FAI-1", "FAI-2"),
            Flaw.of("one-call-at-a-time", "FAI-6", SerialCalls::new),
            Flaw.of("leaks-with-each-failure", "FAI-6", LeakyPool::new),
            Flaw.of("leaks-with-each-interrupt", "LIF-4", LeakyInterrupt::new),
            Flaw.of("late-answer-to-a-read", "FAI-7", LateRead::new),
            Flaw.of("late-answer-to-a-write", "FAI-7", LateWrite::new));

    private OutageFlaws() {}

    private static final class LostConnection extends SampleBackend {

        private final boolean connected = server.up;

        LostConnection(BackendOptions options) {
            super(options);
        }

        @Override
        void ask() {
            super.ask();
            if (!connected) {
                throw new BackendException(Kind.UNAVAILABLE, "not connected");
            }
        }
    }

    private static final class SerialCalls extends SampleBackend {

        private final Object turn = new Object();

        SerialCalls(BackendOptions options) {
            super(options);
        }

        @Override
        void ask() {
            synchronized (turn) {
                super.ask();
            }
        }
    }

    /** Eight connections, of which a call that fails keeps one. */
    private static class LeakyPool extends SampleBackend {

        private final Semaphore connections = new Semaphore(8);

        LeakyPool(BackendOptions options) {
            super(options);
        }

        @Override
        void ask() {
            requireOpen();
            if (!connections.tryAcquire()) {
                server.await(timeout);
                throw new BackendException(Kind.UNAVAILABLE, "no connection");
            }
            use();
            connections.release();
        }

        void use() {
            super.ask();
        }
    }

    private static final class LeakyInterrupt extends LeakyPool {

        LeakyInterrupt(BackendOptions options) {
            super(options);
        }

        @Override
        void use() {
            if (Thread.currentThread().isInterrupted()) {
                throw new BackendException(Kind.UNAVAILABLE, "interrupted");
            }
            super.use();
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
