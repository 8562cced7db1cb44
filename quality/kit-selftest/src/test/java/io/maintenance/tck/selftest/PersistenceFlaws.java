// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.selftest;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.StorageKey;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Backends that lose entries, or do not say so. */
final class PersistenceFlaws {

    private static final String SERVER = SampleStore.SERVER;
    private static final String EMBEDDED = SampleStore.EMBEDDED;

    static final List<Flaw> ALL = List.of(
            Flaw.of("dies-with-its-instances", "PER-1", InstanceLifetime::new).also("PER-4", "PER-5"),
            Flaw.of("begins-with-an-empty-store", "PER-1", EmptyStart::new)
                    .also("PER-4", "PER-5")
                    .on(EMBEDDED),
            Flaw.of(
                    "in-the-applications-cache",
                    "PER-2",
                    Alteration.records((namespace, key) -> SampleServer.NEIGHBOURS + namespace + "|" + key)),
            Flaw.of("loss-as-error", "PER-3", LossAsError::new).also("PER-6"),
            Flaw.of("loss-hidden-by-a-copy", "PER-3", LossAsBefore::new),
            Flaw.of("no-creation-after-a-loss", "PER-3", SingleCreation::new).also("PER-6"),
            Flaw.of(
                            "replaces-what-was-lost",
                            "PER-3",
                            Alteration.write((backend, key, expected, update) ->
                                    backend.replaced(key, backend.stored(key) == null ? null : expected, update)))
                    .on(SERVER),
            Flaw.of("absent-as-blank-text", "PER-4", Alteration.map(StorageFlaws::filled))
                    .also("PER-3", "PER-5"),
            Flaw.of("absent-as-blank-text-at-the-start", "PER-5", Alteration.map(StorageFlaws::filled))
                    .also("PER-3", "PER-4")
                    .on(EMBEDDED),
            Flaw.of("expires-after-some-calls", "EXP-1", ShortLife::new));

    private PersistenceFlaws() {}

    private static final class InstanceLifetime extends SampleBackend {

        private static final AtomicInteger INSTANCES = new AtomicInteger();

        InstanceLifetime(BackendOptions options) {
            super(options);
            INSTANCES.incrementAndGet();
        }

        @Override
        public void close() {
            if (!closed && INSTANCES.decrementAndGet() == 0) {
                store.forget("");
            }
            super.close();
        }
    }

    /** Creates its table anew with the first call. */
    private static final class EmptyStart extends SampleBackend {

        private boolean begun;

        EmptyStart(BackendOptions options) {
            super(options);
        }

        @Override
        @Nullable
        String get(StorageKey key) {
            begin();
            return super.get(key);
        }

        @Override
        boolean replace(StorageKey key, @Nullable String expected, String update) {
            begin();
            return super.replace(key, expected, update);
        }

        private synchronized void begin() {
            if (!begun) {
                begun = true;
                store.forget(namespace + "|");
            }
        }
    }

    private static final class LossAsError extends SampleBackend {

        private volatile boolean seen;

        LossAsError(BackendOptions options) {
            super(options);
        }

        @Override
        public Map<StorageKey, String> read() {
            Map<StorageKey, String> texts = super.read();
            if (seen && texts.isEmpty()) {
                throw new BackendException(Kind.UNAVAILABLE, "no such table");
            }
            seen |= !texts.isEmpty();
            return texts;
        }
    }

    private static final class LossAsBefore extends SampleBackend {

        private volatile Map<StorageKey, String> last = Map.of();

        LossAsBefore(BackendOptions options) {
            super(options);
        }

        @Override
        public Map<StorageKey, String> read() {
            Map<StorageKey, String> texts = super.read();
            last = texts.isEmpty() ? last : new EnumMap<>(texts);
            return last;
        }
    }

    /** Makes room once, and fails when it is gone. */
    private static final class SingleCreation extends SampleBackend {

        private volatile boolean seen;

        SingleCreation(BackendOptions options) {
            super(options);
        }

        @Override
        boolean replace(StorageKey key, @Nullable String expected, String update) {
            boolean empty = get(StorageKey.MAINTENANCE_MODE_STATUS) == null
                    && get(StorageKey.MAINTENANCE_MODE_ADDRESSES) == null;
            if (seen && empty) {
                throw new BackendException(Kind.REJECTED, "no such table");
            }
            seen = true;
            return super.replace(key, expected, update);
        }
    }

    /** Breaks a SHOULD, which turns nothing red. */
    static final class RestartLoss extends SampleBackend {

        private int restarts = SampleServer.ONLY.restarts.get();

        RestartLoss(BackendOptions options) {
            super(options);
        }

        @Override
        @Nullable
        String get(StorageKey key) {
            int now = SampleServer.ONLY.restarts.get();
            if (now != restarts) {
                store.forget(namespace); // fails on a connection of before the restart
                restarts = now;
            }
            return super.get(key);
        }
    }

    /** Loses entries after a number of calls, as one would after a time. */
    private static final class ShortLife extends SampleBackend {

        private static final int CALLS = 3;
        private static final AtomicInteger NOW = new AtomicInteger();
        private static final Map<String, Integer> WRITTEN = new ConcurrentHashMap<>();

        ShortLife(BackendOptions options) {
            super(options);
        }

        @Override
        void ask() {
            super.ask();
            NOW.incrementAndGet();
        }

        @Override
        @Nullable
        String get(StorageKey key) {
            boolean old = NOW.get() - WRITTEN.getOrDefault(name(key), NOW.get()) > CALLS;
            return old ? null : super.get(key);
        }

        @Override
        boolean replace(StorageKey key, @Nullable String expected, String update) {
            boolean done = super.replace(key, expected, update);
            if (done) {
                WRITTEN.put(name(key), NOW.get());
            }
            return done;
        }
    }
}
