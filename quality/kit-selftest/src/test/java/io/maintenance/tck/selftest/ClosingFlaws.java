// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.selftest;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Backends that do something at their end, or for a diagnosis, that they should not. */
final class ClosingFlaws {

    private static final String SERVER = SampleStore.SERVER;

    static final List<Flaw> ALL = List.of(
            Flaw.of("a-thread-for-each-watch", "LIF-2", ThreadLeak::new).on(SERVER),
            Flaw.of("closes-what-others-use", "LIF-1", SharedClient::new).also("LIF-3", "LIF-6"),
            Flaw.of("absent-when-closed", "LIF-1", AbsenceAtClose::new),
            Flaw.of("connects-after-close", "LIF-3", LateConnection::new)
                    .also("LIF-1", "LIF-4", "LIF-5")
                    .on(SERVER),
            Flaw.of("diagnosis-writes", "LIF-5", WritingDiagnosis::new),
            Flaw.of("diagnosis-hangs", "LIF-5", HangingDiagnosis::new));

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

    /** All instances have one client, and the first that is closed closes it; the next test has another. */
    private static final class SharedClient extends SampleBackend {

        private static final Map<String, Boolean> ENDED = new ConcurrentHashMap<>();

        SharedClient(BackendOptions options) {
            super(options);
        }

        @Override
        void ask() {
            super.ask();
            if (ENDED.containsKey(namespace)) {
                throw new BackendException(Kind.UNAVAILABLE, "the client is closed");
            }
        }

        @Override
        public void close() {
            ENDED.put(namespace, true);
            super.close();
        }
    }

    private static final class AbsenceAtClose extends SampleBackend {

        AbsenceAtClose(BackendOptions options) {
            super(options);
        }

        @Override
        public Map<StorageKey, String> read() {
            requireOpen();
            try {
                return super.read();
            } catch (BackendException failed) {
                return closed ? Map.of() : Alteration.fail(failed);
            }
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

    private static final class WritingDiagnosis extends SampleBackend {

        WritingDiagnosis(BackendOptions options) {
            super(options);
        }

        @Override
        public List<Finding> diagnose() {
            ask();
            store.put(name(StorageKey.MAINTENANCE_MODE_STATUS), "can this be written?");
            return List.of();
        }
    }

    private static final class HangingDiagnosis extends SampleBackend {

        private final SampleBackend patient;

        HangingDiagnosis(BackendOptions options) {
            super(options);
            patient = new SampleBackend(options, Duration.ofMinutes(1));
        }

        @Override
        public void close() {
            super.close();
            patient.close();
        }

        @Override
        public List<Finding> diagnose() {
            requireOpen();
            patient.read();
            return List.of();
        }
    }
}
