// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.selftest;

import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.StorageKey;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Backends that are right as long as they are alone. */
final class ConcurrencyFlaws {

    static final List<Flaw> ALL = List.of(
            Flaw.of("two-creators-win", "CON-1", DoubleCreation::new).also("CON-3"),
            Flaw.of("read-then-write", "CON-2", NonAtomicWrite::new).also("CON-1", "CON-3"),
            Flaw.of("lagging-replica", "CON-3", LaggingReplica::new).also("CON-1", "CON-2", "CON-4", "CON-5", "CON-6"),
            Flaw.of("torn-write", "CON-4", TornWrite::new).also("CON-1", "CON-2", "CON-3", "CON-5", "CON-6"),
            Flaw.of("reads-the-addresses-first", "CON-5", WrongOrder::new),
            Flaw.of("one-version-for-both-entries", "CON-6", SharedVersion::new)
                    .also("CON-2", "CON-3", "CON-4", "CON-5"),
            Flaw.of("acknowledges-and-forgets", "FAL-1", LostWrite::new),
            Flaw.of("forgets-the-end-of-an-outage", "FAL-2", LostWrite::new),
            Flaw.of("forgets-the-begin-of-an-outage", "FAL-3", LostWrite::new));

    private ConcurrencyFlaws() {}

    private static void pause() {
        LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(500));
    }

    private static class NonAtomicWrite extends SampleBackend {

        NonAtomicWrite(BackendOptions options) {
            super(options);
        }

        @Override
        boolean replace(StorageKey key, @Nullable String expected, String update) {
            if (!Objects.equals(expected, get(key))) {
                return false;
            }
            pause();
            server.put(name(key), update);
            return true;
        }
    }

    private static final class DoubleCreation extends NonAtomicWrite {

        DoubleCreation(BackendOptions options) {
            super(options);
        }

        @Override
        boolean replace(StorageKey key, @Nullable String expected, String update) {
            return expected == null ? super.replace(key, null, update) : server.replace(name(key), expected, update);
        }
    }

    /** Reads what was there before the last write. */
    private static final class LaggingReplica extends SampleBackend {

        private static final Map<String, String> BEFORE = new ConcurrentHashMap<>();

        LaggingReplica(BackendOptions options) {
            super(options);
        }

        @Override
        @Nullable
        String get(StorageKey key) {
            return BEFORE.get(name(key));
        }

        @Override
        boolean replace(StorageKey key, @Nullable String expected, String update) {
            boolean done = super.replace(key, expected, update);
            if (done && expected != null) {
                BEFORE.put(name(key), expected);
            }
            return done;
        }
    }

    private static final class WrongOrder extends SampleBackend {

        WrongOrder(BackendOptions options) {
            super(options);
        }

        @Override
        public Map<StorageKey, String> read() {
            Map<StorageKey, String> early = super.read();
            pause();
            Map<StorageKey, String> late = super.read();
            late.computeIfPresent(StorageKey.MAINTENANCE_MODE_ADDRESSES, (key, now) -> early.getOrDefault(key, now));
            return late;
        }
    }

    /** Refuses a write during which the other entry was written. */
    private static final class SharedVersion extends SampleBackend {

        private static final Map<String, Integer> VERSIONS = new ConcurrentHashMap<>();

        SharedVersion(BackendOptions options) {
            super(options);
        }

        @Override
        boolean replace(StorageKey key, @Nullable String expected, String update) {
            int before = VERSIONS.getOrDefault(namespace, 0);
            pause();
            if (before != VERSIONS.getOrDefault(namespace, 0) || !super.replace(key, expected, update)) {
                return false;
            }
            VERSIONS.merge(namespace, 1, Integer::sum);
            return true;
        }
    }

    private static final class TornWrite extends SampleBackend {

        TornWrite(BackendOptions options) {
            super(options);
        }

        @Override
        boolean replace(StorageKey key, @Nullable String expected, String update) {
            String half = update.substring(0, update.length() / 2);
            if (!server.replace(name(key), expected, half)) {
                return false;
            }
            pause();
            return server.replace(name(key), half, update);
        }
    }

    /** Says that it was written, and does not write. */
    private static final class LostWrite extends SampleBackend {

        LostWrite(BackendOptions options) {
            super(options);
        }

        @Override
        boolean replace(StorageKey key, @Nullable String expected, String update) {
            return Objects.equals(expected, get(key));
        }
    }
}
