// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.selftest;

import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.Finding;
import io.maintenance.spi.StorageKey;
import io.maintenance.spi.Watch;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Backends that do something at their end, or for a diagnosis, that they should not. */
final class ClosingFlaws {

    static final List<Flaw> ALL = List.of(
            Flaw.of("a-thread-for-each-watch", "LIF-2", ThreadLeak::new),
            Flaw.of("absent-when-closed", "LIF-1", AbsenceAtClose::new),
            Flaw.of("writes-after-close", "LIF-3", LateWrite::new).also("LIF-1"),
            Flaw.of("connects-after-close", "LIF-3", LateConnection::new).also("LIF-1", "LIF-4", "LIF-5"),
            Flaw.of("deaf-to-interrupts-of-writes", "LIF-4", StubbornWrite::new),
            Flaw.of("diagnosis-writes", "LIF-5", WritingDiagnosis::new),
            Flaw.of("diagnosis-hangs", "LIF-5", HangingDiagnosis::new),
            Flaw.of("closes-half-when-interrupted", "LIF-6", InterruptedClose::new));

    private ClosingFlaws() {}

    /** Each watch has a thread that ends with the backend. */
    private static final class ThreadLeak extends SampleBackend {

        ThreadLeak(BackendOptions options) {
            super(options);
        }

        @Override
        public Optional<Watch> watch(Runnable hint) {
            Thread thread = new Thread(
                    () -> {
                        while (!closed) {
                            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
                        }
                    },
                    "sample-watch");
            thread.setDaemon(true);
            thread.start();
            return super.watch(hint);
        }
    }

    private static final class AbsenceAtClose extends SampleBackend {

        AbsenceAtClose(BackendOptions options) {
            super(options);
        }

        @Override
        public Map<StorageKey, String> read() {
            requireOpen();
            while (server.hung) {
                if (closed) {
                    return Map.of();
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
            return super.read();
        }
    }

    private static final class LateWrite extends SampleBackend {

        LateWrite(BackendOptions options) {
            super(options);
        }

        @Override
        public boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
            return key == StorageKey.MAINTENANCE_MODE_ADDRESSES
                    ? replace(key, expected, update)
                    : super.compareAndSet(key, expected, update);
        }
    }

    /** Whose client connects again when it finds itself without a connection. */
    private static final class LateConnection extends SampleBackend {

        private final BackendOptions options;

        LateConnection(BackendOptions options) {
            super(options);
            this.options = options;
        }

        @Override
        void ask() {
            if (closed && !reachable) {
                var host = options.hosts(SampleServer.PORT).get(0);
                try (Socket socket = new Socket(host.host(), host.port())) {
                    socket.setTcpNoDelay(true);
                } catch (IOException refused) {
                    throw new IllegalStateException("closed", refused);
                }
            }
            super.ask();
        }
    }

    private static final class StubbornWrite extends SampleBackend {

        StubbornWrite(BackendOptions options) {
            super(options);
        }

        @Override
        public boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
            long end = System.nanoTime() + timeout.toNanos();
            while (server.hung && System.nanoTime() < end) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
                Thread.onSpinWait();
            }
            return super.compareAndSet(key, expected, update);
        }
    }

    private static final class WritingDiagnosis extends SampleBackend {

        WritingDiagnosis(BackendOptions options) {
            super(options);
        }

        @Override
        public List<Finding> diagnose() {
            ask();
            server.put(name(StorageKey.MAINTENANCE_MODE_STATUS), "can this be written?");
            return List.of();
        }
    }

    private static final class HangingDiagnosis extends SampleBackend {

        HangingDiagnosis(BackendOptions options) {
            super(options);
        }

        @Override
        public List<Finding> diagnose() {
            requireOpen();
            server.await(Duration.ofMinutes(1));
            return List.of();
        }
    }

    private static final class InterruptedClose extends SampleBackend {

        InterruptedClose(BackendOptions options) {
            super(options);
        }

        @Override
        public void close() {
            try {
                TimeUnit.NANOSECONDS.sleep(1);
            } catch (InterruptedException e) {
                throw new IllegalStateException("not closed", e);
            }
            super.close();
        }
    }
}
