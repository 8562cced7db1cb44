// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.selftest;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.StorageKey;
import io.maintenance.spi.Traits;
import io.maintenance.spi.Watch;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A backend that keeps every rule, in a way that an author may not have thought of.
 *
 * @param name what is odd about it, as part of a URL
 * @param schemes the stores on which it is tried
 * @param opener opens it
 */
record SoundVariant(String name, Set<String> schemes, Function<BackendOptions, MaintenanceBackend> opener) {

    private static final AtomicInteger CALLS = new AtomicInteger();

    static final List<SoundVariant> ALL = List.of(
            of(SampleKit.SOUND, SampleBackend::new),
            onServer("answers-in-200-ms", options -> new Slow(options, Duration.ofMillis(100))),
            embedded("answers-in-a-second", options -> new Slow(options, Duration.ofMillis(500))),
            of("fails-once-in-twenty-calls", options -> new Unreliable(options, 20)),
            of("fails-at-times", options -> new Unreliable(options, 7)),
            embedded("gives-a-map-that-cannot-be-changed", Alteration.map(Map::copyOf)),
            onServer("gives-a-map-of-another-order", Alteration.map(SoundVariant::reversed)),
            embedded("says-nothing-of-its-store", options -> new SampleBackend(options) {
                @Override
                public Traits traits() {
                    return Traits.UNKNOWN;
                }
            }),
            onServer("closes-slowly", options -> new SampleBackend(options) {
                @Override
                public void close() {
                    super.close();
                    LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
                }
            }),
            embedded("its-threads-end-late", options -> new SampleBackend(options) {
                @Override
                public Map<StorageKey, String> read() {
                    Background.left("sample-idle", Duration.ofSeconds(1)).start();
                    return super.read();
                }
            }),
            onServer("has-no-watch", options -> new SampleBackend(options) {
                @Override
                public Optional<Watch> watch(Runnable hint) {
                    requireOpen();
                    return Optional.empty();
                }
            }),
            watch("hints-twice", (backend, hint) -> new SampleWatch(backend, hint) {
                @Override
                public void run() {
                    super.run();
                    super.run();
                }
            }),
            watch("hints-late", (backend, hint) -> new SampleWatch(backend, hint) {
                @Override
                public void run() {
                    Background.after(Duration.ofMillis(400), super::run);
                }
            }),
            watch("hints-again-for-nothing", (backend, hint) -> new SampleWatch(backend, hint) {
                @Override
                public void run() {
                    super.run();
                    Background.after(Duration.ofMillis(150), super::run);
                }
            }),
            watch("is-never-complete", (backend, hint) -> new SampleWatch(backend, hint) {
                @Override
                public boolean isComplete() {
                    return false;
                }
            }));

    static Optional<SoundVariant> named(String name) {
        return ALL.stream().filter(each -> each.name.equals(name)).findFirst();
    }

    Stream<String> urls() {
        return schemes.stream().sorted().map(scheme -> SampleKit.url(scheme, name));
    }

    private static SoundVariant of(String name, Function<BackendOptions, MaintenanceBackend> opener) {
        return new SoundVariant(name, Set.of(SampleStore.SERVER, SampleStore.EMBEDDED), opener);
    }

    private static SoundVariant onServer(String name, Function<BackendOptions, MaintenanceBackend> opener) {
        return new SoundVariant(name, Set.of(SampleStore.SERVER), opener);
    }

    private static SoundVariant embedded(String name, Function<BackendOptions, MaintenanceBackend> opener) {
        return new SoundVariant(name, Set.of(SampleStore.EMBEDDED), opener);
    }

    private static SoundVariant watch(String name, BiFunction<SampleBackend, Runnable, SampleWatch> watch) {
        return onServer(name, options -> new SampleBackend(options) {
            @Override
            Watch startWatch(Runnable hint) {
                return watch.apply(this, hint).start();
            }
        });
    }

    private static Map<StorageKey, String> reversed(Map<StorageKey, String> texts) {
        Map<StorageKey, String> all = new LinkedHashMap<>();
        for (StorageKey key : List.of(StorageKey.MAINTENANCE_MODE_ADDRESSES, StorageKey.MAINTENANCE_MODE_STATUS)) {
            if (texts.containsKey(key)) {
                all.put(key, texts.get(key));
            }
        }
        return all;
    }

    private static final class Slow extends SampleBackend {

        private final long nanos;

        Slow(BackendOptions options, Duration pause) {
            super(options);
            this.nanos = pause.toNanos();
        }

        @Override
        @Nullable
        String get(StorageKey key) {
            LockSupport.parkNanos(nanos);
            return super.get(key);
        }

        @Override
        boolean replace(StorageKey key, @Nullable String expected, String update) {
            LockSupport.parkNanos(nanos * 2);
            return super.replace(key, expected, update);
        }
    }

    /** Is unavailable once in so many steps: before a call, or after it, when it has happened. */
    private static final class Unreliable extends SampleBackend {

        private final int oneOf;

        Unreliable(BackendOptions options, int oneOf) {
            super(options);
            this.oneOf = oneOf;
        }

        @Override
        public Map<StorageKey, String> read() {
            Map<StorageKey, String> texts = super.read();
            fail(0);
            return texts;
        }

        @Override
        public boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
            requireOpen();
            fail(1);
            boolean done = super.compareAndSet(key, expected, update);
            fail(2);
            return done;
        }

        private void fail(int remainder) {
            if (CALLS.incrementAndGet() % oneOf == remainder) {
                throw new BackendException(Kind.UNAVAILABLE, "the connection was lost");
            }
        }
    }
}
