// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.selftest;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.StorageKey;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Backends that give back something else than the two entries that are there. */
final class StorageFlaws {

    private static final String SERVER = SampleStore.SERVER;
    private static final String EMBEDDED = SampleStore.EMBEDDED;

    static final List<Flaw> ALL = List.of(
            Flaw.of("absent-as-empty-text", "STO-1", Alteration.map(StorageFlaws::filled))
                    .also("STO-4", "STO-6", "STO-8"),
            Flaw.of("absent-as-null", "STO-1", Alteration.map(StorageFlaws::withNulls))
                    .also("STO-4")
                    .on(SERVER),
            Flaw.of("none-or-both", "STO-1", Alteration.map(texts -> texts.size() < 2 ? Map.of() : texts))
                    .also("STO-2", "STO-5", "STO-6")
                    .on(EMBEDDED),
            Flaw.of("keys-exchanged", "STO-1", Alteration.map(StorageFlaws::exchanged))
                    .also("STO-2", "STO-3", "STO-4", "STO-5", "STO-6")
                    .on(SERVER),
            Flaw.of(
                            "status-alone",
                            "STO-1",
                            Alteration.write(
                                    (backend, key, expected, update) -> key == StorageKey.MAINTENANCE_MODE_ADDRESSES
                                            || backend.replaced(key, expected, update)))
                    .also("STO-3", "STO-4")
                    .on(EMBEDDED),
            Flaw.of("empty-text-as-absent", "STO-7", Alteration.map(StorageFlaws::withoutEmpty)),
            Flaw.of("empty-text-refused", "STO-7", Alteration.write((backend, key, expected, update) -> {
                        if (update.isEmpty()) {
                            throw new BackendException(Kind.REJECTED, "no text");
                        }
                        return backend.replaced(key, expected, update);
                    }))
                    .on(SERVER),
            Flaw.of("empty-text-as-a-blank", "STO-7", Alteration.stored(text -> text.isEmpty() ? " " : text))
                    .on(EMBEDDED),
            Flaw.of("reads-addresses-first", "CON-5", AddressesFirst::new),
            Flaw.of("hands-one-map-out-twice", "STO-9", SharedMap::new).also("STO-1"),
            Flaw.of("map-that-changes", "STO-9", LiveMap::new),
            Flaw.of("cached-read", "STO-5", CachedRead::new).also("STO-1", "STO-2", "STO-3", "STO-4", "STO-6"),
            Flaw.of("cached-for-a-moment", "STO-5", options -> new TimedCache(options, Duration.ofMillis(50)))
                    .also("STO-1", "STO-2", "STO-3", "STO-6"),
            Flaw.of("cached-until-it-writes", "STO-5", NearCache::new).also("STO-2", "STO-7"),
            Flaw.of("loses-each-seventeenth-write", "STO-5", LossyWrite::new)
                    .also("STO-2")
                    .on(SERVER),
            Flaw.of("acknowledges-early", "STO-5", AsynchronousWrite::new)
                    .also("STO-1", "STO-2", "STO-3", "STO-4", "STO-6", "STO-7", "STO-8", "STO-9")
                    .on(EMBEDDED));

    private StorageFlaws() {}

    static Map<StorageKey, String> filled(Map<StorageKey, String> texts) {
        Map<StorageKey, String> all = new EnumMap<>(texts);
        for (StorageKey key : StorageKey.values()) {
            all.putIfAbsent(key, "");
        }
        return all;
    }

    @SuppressWarnings("NullAway") // that is what is wrong with it
    private static Map<StorageKey, String> withNulls(Map<StorageKey, String> texts) {
        Map<StorageKey, String> all = new EnumMap<>(texts);
        for (StorageKey key : StorageKey.values()) {
            all.put(key, all.get(key));
        }
        return all;
    }

    private static Map<StorageKey, String> withoutEmpty(Map<StorageKey, String> texts) {
        Map<StorageKey, String> all = new EnumMap<>(texts);
        all.values().removeIf(String::isEmpty);
        return all;
    }

    private static Map<StorageKey, String> exchanged(Map<StorageKey, String> texts) {
        Map<StorageKey, String> all = new EnumMap<>(StorageKey.class);
        texts.forEach((key, text) -> all.put(SampleBackend.other(key), text));
        return all;
    }

    /** A change of both entries can be seen by its half that is written last. */
    private static final class AddressesFirst extends SampleBackend {

        AddressesFirst(BackendOptions options) {
            super(options);
        }

        @Override
        @Nullable
        String get(StorageKey key) {
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(500));
            return super.get(key);
        }

        @Override
        List<StorageKey> order() {
            return List.of(StorageKey.MAINTENANCE_MODE_ADDRESSES, StorageKey.MAINTENANCE_MODE_STATUS);
        }
    }

    /** Fills the same map for each caller. */
    private static final class SharedMap extends SampleBackend {

        private final Map<StorageKey, String> only = new EnumMap<>(StorageKey.class);

        SharedMap(BackendOptions options) {
            super(options);
        }

        @Override
        public synchronized Map<StorageKey, String> read() {
            Map<StorageKey, String> texts = super.read();
            only.clear();
            only.putAll(texts);
            return only;
        }
    }

    /** Keeps the map that it gave away, and changes it when it writes. */
    private static final class LiveMap extends SampleBackend {

        private volatile Map<StorageKey, String> last = new EnumMap<>(StorageKey.class);

        LiveMap(BackendOptions options) {
            super(options);
        }

        @Override
        public Map<StorageKey, String> read() {
            last = super.read();
            return last;
        }

        @Override
        public boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
            boolean done = super.compareAndSet(key, expected, update);
            if (done) {
                last.put(key, update);
            }
            return done;
        }
    }

    private static class CachedRead extends SampleBackend {

        volatile @Nullable Map<StorageKey, String> cache;

        CachedRead(BackendOptions options) {
            super(options);
        }

        @Override
        public Map<StorageKey, String> read() {
            Map<StorageKey, String> known = Objects.requireNonNullElseGet(cache, super::read);
            cache = known;
            return known;
        }
    }

    private static final class TimedCache extends CachedRead {

        private final long nanos;
        private volatile long since = System.nanoTime();

        TimedCache(BackendOptions options, Duration age) {
            super(options);
            this.nanos = age.toNanos();
        }

        @Override
        public Map<StorageKey, String> read() {
            if (System.nanoTime() - since > nanos) {
                cache = null;
                since = System.nanoTime();
            }
            return super.read();
        }
    }

    private static final class NearCache extends CachedRead {

        NearCache(BackendOptions options) {
            super(options);
        }

        @Override
        boolean replace(StorageKey key, @Nullable String expected, String update) {
            cache = null;
            return super.replace(key, expected, update);
        }
    }

    private static final class LossyWrite extends SampleBackend {

        private final AtomicInteger writes = new AtomicInteger();

        LossyWrite(BackendOptions options) {
            super(options);
        }

        @Override
        boolean replace(StorageKey key, @Nullable String expected, String update) {
            boolean lost = writes.incrementAndGet() % 17 == 0;
            return lost ? Objects.equals(expected, stored(key)) : super.replace(key, expected, update);
        }
    }

    /** Compares, says so, and writes a little later. */
    private static final class AsynchronousWrite extends SampleBackend {

        AsynchronousWrite(BackendOptions options) {
            super(options);
        }

        @Override
        boolean replace(StorageKey key, @Nullable String expected, String update) {
            boolean holds = Objects.equals(expected, stored(key));
            if (holds) {
                Background.after(Duration.ofMillis(30), () -> store.put(name(key), update));
            }
            return holds;
        }
    }
}
