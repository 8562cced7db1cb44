// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.selftest;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.StorageKey;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Backends that end badly. */
final class LifecycleFlaws {

    static final List<Flaw> ALL = List.of(
            Flaw.of("close-twice-throws", "LIF-1", DoubleCloseFailure::new).also("LIF-3"),
            Flaw.of("close-waits-for-the-server", "LIF-1", BlockingClose::new),
            Flaw.of("leaves-a-thread", "LIF-2", options -> new LeakedThread(options, true)),
            Flaw.of("thread-is-no-daemon", "LIF-2", options -> new LeakedThread(options, false)),
            Flaw.of("works-after-close", "LIF-3", UseAfterClose::new),
            Flaw.of("swallows-interrupts", "LIF-4", SwallowedInterrupt::new),
            Flaw.of("deaf-to-interrupts", "LIF-4", IgnoredInterrupt::new));

    private LifecycleFlaws() {}

    private static final class DoubleCloseFailure extends SampleBackend {

        DoubleCloseFailure(BackendOptions options) {
            super(options);
        }

        @Override
        public void close() {
            requireOpen();
            super.close();
        }
    }

    private static final class BlockingClose extends SampleBackend {

        BlockingClose(BackendOptions options) {
            super(options);
        }

        @Override
        public void close() {
            while (server.hung) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
            super.close();
        }
    }

    /** Starts a thread with the first call, and forgets it. */
    private static final class LeakedThread extends SampleBackend {

        private final boolean daemon;

        LeakedThread(BackendOptions options, boolean daemon) {
            super(options);
            this.daemon = daemon;
        }

        @Override
        public Map<StorageKey, String> read() {
            Thread thread = new Thread(() -> LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2)), "left-behind");
            thread.setDaemon(daemon);
            thread.start();
            return super.read();
        }
    }

    private static final class UseAfterClose extends SampleBackend {

        UseAfterClose(BackendOptions options) {
            super(options);
        }

        @Override
        void ask() {
            server.await(timeout);
        }
    }

    private static final class SwallowedInterrupt extends SampleBackend {

        SwallowedInterrupt(BackendOptions options) {
            super(options);
        }

        @Override
        public boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
            try {
                TimeUnit.NANOSECONDS.sleep(1);
            } catch (InterruptedException e) {
                throw new BackendException(BackendException.Kind.UNAVAILABLE, "interrupted", e);
            }
            return super.compareAndSet(key, expected, update);
        }
    }

    private static final class IgnoredInterrupt extends SampleBackend {

        IgnoredInterrupt(BackendOptions options) {
            super(options);
        }

        @Override
        void ask() {
            boolean interrupted = false;
            long end = System.nanoTime() + timeout.toNanos();
            while (server.hung && System.nanoTime() < end) {
                interrupted |= Thread.interrupted();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            super.ask();
        }
    }
}
