// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.selftest;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.StorageKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Backends that end badly. */
final class LifecycleFlaws {

    private static final String SERVER = SampleStore.SERVER;
    private static final String EMBEDDED = SampleStore.EMBEDDED;
    private static final Duration A_WHILE = Duration.ofSeconds(3);

    static final List<Flaw> ALL = List.of(
            Flaw.of("close-twice-throws", "LIF-1", closing(backend -> backend.requireOpen())),
            Flaw.of("close-needs-a-first-call", "LIF-1", UnusedCloseFailure::new)
                    .on(EMBEDDED),
            Flaw.of("close-waits-for-the-server", "LIF-1", closing(LifecycleFlaws::awaitServer)),
            Flaw.of("close-waits-for-calls", "LIF-1", CallAwaitingClose::new),
            Flaw.of("close-says-goodbye", "LIF-1", closing(LifecycleFlaws::sayGoodbye))
                    .on(SERVER),
            Flaw.of("close-fails-on-an-interrupted-thread", "LIF-6", closing(LifecycleFlaws::requireCalmThread))
                    .on(SERVER),
            Flaw.of("close-clears-the-interrupt", "LIF-6", closing(backend -> Thread.interrupted()))
                    .on(EMBEDDED),
            Flaw.of("leaves-a-thread", "LIF-2", starting(true)),
            Flaw.of("thread-is-no-daemon", "LIF-2", starting(false)),
            Flaw.of("leaves-a-thread-of-a-write", "LIF-2", Alteration.write((backend, key, expected, update) -> {
                        Background.left("left-behind", A_WHILE).start();
                        return backend.replaced(key, expected, update);
                    }))
                    .on(SERVER),
            Flaw.of("close-starts-a-thread", "LIF-2", closing(backend -> Background.left("late-riser", A_WHILE)
                            .start()))
                    .on(EMBEDDED),
            Flaw.of("works-after-close", "LIF-3", Reopening::new),
            Flaw.of("reads-nothing-after-close", "LIF-3", closedRead(() -> Map.of()))
                    .on(SERVER),
            Flaw.of(
                            "unavailable-after-close",
                            "LIF-3",
                            closedRead(() -> Alteration.fail(new BackendException(Kind.UNAVAILABLE, "closed"))))
                    .on(EMBEDDED),
            Flaw.of("writes-after-close-and-throws", "LIF-3", LastWrite::new),
            Flaw.of("false-after-close", "LIF-3", options -> new SampleBackend(options) {
                        @Override
                        public boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
                            return !closed && super.compareAndSet(key, expected, update);
                        }
                    })
                    .on(SERVER));

    private LifecycleFlaws() {}

    private static Function<BackendOptions, MaintenanceBackend> closing(Consumer<SampleBackend> first) {
        return options -> new SampleBackend(options) {
            @Override
            public void close() {
                first.accept(this);
                super.close();
            }
        };
    }

    private static Function<BackendOptions, MaintenanceBackend> closedRead(Supplier<Map<StorageKey, String>> instead) {
        return options -> new SampleBackend(options) {
            @Override
            public Map<StorageKey, String> read() {
                return closed ? instead.get() : super.read();
            }
        };
    }

    /** Starts a thread with each call, and forgets it. */
    private static Function<BackendOptions, MaintenanceBackend> starting(boolean daemon) {
        return options -> new SampleBackend(options) {
            @Override
            public Map<StorageKey, String> read() {
                Thread thread = Background.left("left-behind", A_WHILE);
                thread.setDaemon(daemon);
                thread.start();
                return super.read();
            }
        };
    }

    private static void awaitServer(SampleBackend backend) {
        if (backend.closed) {
            return;
        }
        try {
            backend.stored(StorageKey.MAINTENANCE_MODE_STATUS);
        } catch (BackendException gone) {
            return;
        }
    }

    private static void sayGoodbye(SampleBackend backend) {
        if (!backend.reachable || !backend.server.up) {
            throw new BackendException(Kind.UNAVAILABLE, "nobody to say goodbye to");
        }
    }

    private static void requireCalmThread(SampleBackend backend) {
        if (Thread.currentThread().isInterrupted()) {
            throw new IllegalStateException("interrupted while closing " + backend.namespace);
        }
    }

    private static final class UnusedCloseFailure extends SampleBackend {

        private volatile @Nullable Object client;

        UnusedCloseFailure(BackendOptions options) {
            super(options);
        }

        @Override
        public Map<StorageKey, String> read() {
            client = this;
            return super.read();
        }

        @Override
        public void close() {
            if (client == null) {
                throw new NullPointerException("client");
            }
            super.close();
        }
    }

    /** Excludes calls while it closes. */
    private static final class CallAwaitingClose extends SampleBackend {

        CallAwaitingClose(BackendOptions options) {
            super(options, Duration.ofMinutes(5));
        }

        @Override
        public synchronized Map<StorageKey, String> read() {
            return super.read();
        }

        @Override
        public synchronized void close() {
            super.close();
        }
    }

    /** Opens another client when it is asked after close. */
    private static final class Reopening extends SampleBackend {

        private final BackendOptions options;

        Reopening(BackendOptions options) {
            super(options);
            this.options = options;
        }

        @Override
        public Map<StorageKey, String> read() {
            return closed ? reopened().read() : super.read();
        }

        @Override
        public boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
            return closed
                    ? reopened().compareAndSet(key, expected, update)
                    : super.compareAndSet(key, expected, update);
        }

        private SampleBackend reopened() {
            return new SampleBackend(options);
        }
    }

    private static final class LastWrite extends SampleBackend {

        LastWrite(BackendOptions options) {
            super(options);
        }

        @Override
        public boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
            if (closed) {
                store.put(name(key), update);
            }
            return super.compareAndSet(key, expected, update);
        }
    }
}
