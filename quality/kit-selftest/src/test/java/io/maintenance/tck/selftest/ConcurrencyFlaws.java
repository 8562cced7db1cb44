// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.selftest;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.StorageKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Backends that are right as long as they are alone. */
final class ConcurrencyFlaws {

    private static final String SERVER = SampleStore.SERVER;
    private static final String EMBEDDED = SampleStore.EMBEDDED;
    private static final Object LOCK = new Object();

    static final List<Flaw> ALL = List.of(
            Flaw.of(
                            "two-creators-win",
                            "CON-1",
                            Alteration.write((backend, key, expected, update) -> expected == null
                                    ? readThenWrite(backend, key, null, update)
                                    : backend.replaced(key, expected, update)))
                    .also("CON-3"),
            Flaw.of("read-then-write", "CON-2", Alteration.write(ConcurrencyFlaws::readThenWrite))
                    .also("CON-1", "CON-3"),
            Flaw.of("lock-of-one-instance", "CON-2", Alteration.write((backend, key, expected, update) -> {
                        synchronized (backend) {
                            return readThenWrite(backend, key, expected, update);
                        }
                    }))
                    .also("CON-1", "CON-3"),
            Flaw.of("lock-of-one-process", "PER-7", Alteration.write((backend, key, expected, update) -> {
                synchronized (LOCK) {
                    return readThenWrite(backend, key, expected, update);
                }
            })),
            Flaw.of("compares-with-its-own-copy", "CON-2", CopyComparison::new).also("CON-1", "CON-3"),
            Flaw.of("compares-versions", "CAS-6", VersionComparison::new).also("CAS-1", "CAS-2", "CAS-3", "CAS-4"),
            Flaw.of("one-record-written-as-a-whole", "CON-6", WholeRecord::new)
                    .also("CON-2", "CON-3", "CON-4", "CON-5"),
            Flaw.of("one-version-for-both-entries", "CON-6", SharedVersion::new)
                    .also("CON-2", "CON-3", "CON-4", "CON-5"),
            Flaw.of("lagging-replica", "CON-3", options -> new LaggingReplica(options, false))
                    .also("CON-1", "CON-2", "CON-4"),
            Flaw.of("lagging-for-a-moment", "STO-5", options -> new LaggingReplica(options, true))
                    .also("STO-1", "STO-2", "STO-3", "STO-6")
                    .on(SERVER),
            Flaw.of("torn-write", "CON-4", Alteration.write((backend, key, expected, update) -> {
                        String half = update.substring(0, update.length() / 2);
                        boolean begun = backend.replaced(key, expected, half);
                        pause();
                        return begun && backend.replaced(key, half, update);
                    }))
                    .also("CON-1", "CON-2", "CON-3"),
            Flaw.of("deletes-before-it-writes", "CON-4", Alteration.write((backend, key, expected, update) -> {
                        synchronized (LOCK) {
                            boolean holds = Objects.equals(expected, backend.stored(key));
                            if (holds) {
                                backend.store.forget(backend.name(key));
                                pause();
                                backend.store.put(backend.name(key), update);
                            }
                            return holds;
                        }
                    }))
                    .also("CON-1", "CON-2", "CON-3"),
            Flaw.of("one-buffer-for-all-calls", "CON-4", SharedBuffer::new)
                    .also("CON-1", "CON-2", "CON-3")
                    .on(EMBEDDED),
            forgetting("acknowledges-and-forgets", "FAL-1"),
            forgetting("forgets-the-end-of-an-outage", "FAL-2"),
            forgetting("forgets-the-begin-of-an-outage", "FAL-3"),
            forgetting("forgets-what-was-lost", "FAL-4"),
            Flaw.of(
                    "refuses-every-change",
                    "FAL-5",
                    Alteration.write((backend, key, expected, update) ->
                            Alteration.fail(new BackendException(Kind.REJECTED, "read-only")))));

    private ConcurrencyFlaws() {}

    /** Says that it was written, and does not write. */
    private static Flaw forgetting(String name, String rule) {
        return Flaw.of(
                name,
                rule,
                Alteration.write((backend, key, expected, update) -> Objects.equals(expected, backend.stored(key))));
    }

    private static boolean readThenWrite(
            SampleBackend backend, StorageKey key, @Nullable String expected, String update) {
        if (!Objects.equals(expected, backend.stored(key))) {
            return false;
        }
        pause();
        backend.store.put(backend.name(key), update);
        return true;
    }

    private static void pause() {
        LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(500));
    }

    /** Compares with what this instance saw last. */
    private static final class CopyComparison extends SampleBackend {

        private final Map<StorageKey, String> copy = new ConcurrentHashMap<>();

        CopyComparison(BackendOptions options) {
            super(options);
        }

        @Override
        @Nullable
        String get(StorageKey key) {
            String text = super.get(key);
            if (text == null) {
                copy.remove(key);
            } else {
                copy.put(key, text);
            }
            return text;
        }

        @Override
        boolean replace(StorageKey key, @Nullable String expected, String update) {
            if (!Objects.equals(expected, copy.get(key))) {
                return false;
            }
            store.put(name(key), update);
            copy.put(key, update);
            return true;
        }
    }

    /** Refuses what was replaced since this instance read it, also if the text is the same again. */
    private static final class VersionComparison extends SampleBackend {

        private static final Map<String, AtomicLong> VERSIONS = new ConcurrentHashMap<>();

        private final Map<StorageKey, Long> seen = new ConcurrentHashMap<>();

        VersionComparison(BackendOptions options) {
            super(options);
        }

        private AtomicLong version(StorageKey key) {
            return VERSIONS.computeIfAbsent(name(key), name -> new AtomicLong());
        }

        @Override
        @Nullable
        String get(StorageKey key) {
            seen.put(key, version(key).get());
            return super.get(key);
        }

        @Override
        boolean replace(StorageKey key, @Nullable String expected, String update) {
            long now = version(key).get();
            boolean done = seen.getOrDefault(key, now) == now && super.replace(key, expected, update);
            if (done) {
                seen.put(key, version(key).incrementAndGet());
            }
            return done;
        }
    }

    /** Writes the other entry too, as it was a moment ago. */
    private static final class WholeRecord extends SampleBackend {

        WholeRecord(BackendOptions options) {
            super(options);
        }

        @Override
        boolean replace(StorageKey key, @Nullable String expected, String update) {
            StorageKey other = SampleBackend.other(key);
            String before = stored(other);
            pause();
            boolean done = super.replace(key, expected, update);
            if (done && before != null) {
                store.put(name(other), before);
            }
            return done;
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
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(3));
            if (before != VERSIONS.getOrDefault(namespace, 0) || !super.replace(key, expected, update)) {
                return false;
            }
            VERSIONS.merge(namespace, 1, Integer::sum);
            return true;
        }
    }

    /** Reads what was there before the last write: for good, or for a moment. */
    private static final class LaggingReplica extends SampleBackend {

        private static final Duration LAG = Duration.ofMillis(20);
        private static final Map<String, String> BEFORE = new ConcurrentHashMap<>();

        private final boolean catchesUp;

        LaggingReplica(BackendOptions options, boolean catchesUp) {
            super(options);
            this.catchesUp = catchesUp;
        }

        @Override
        @Nullable
        String get(StorageKey key) {
            String before = BEFORE.get(name(key));
            return before == null && catchesUp ? super.get(key) : before;
        }

        @Override
        boolean replace(StorageKey key, @Nullable String expected, String update) {
            boolean done = super.replace(key, expected, update);
            if (done && expected != null) {
                BEFORE.put(name(key), expected);
                if (catchesUp) {
                    Background.after(LAG, () -> BEFORE.remove(name(key), expected));
                }
            }
            return done;
        }
    }

    /** Two calls of one instance use the same buffer. */
    private static final class SharedBuffer extends SampleBackend {

        private final StringBuilder buffer = new StringBuilder();

        SharedBuffer(BackendOptions options) {
            super(options);
        }

        @Override
        @Nullable
        String get(StorageKey key) {
            String text = super.get(key);
            if (text == null) {
                return null;
            }
            buffer.setLength(0);
            buffer.append(text, 0, text.length() / 2);
            pause();
            return buffer.append(text, text.length() / 2, text.length()).toString();
        }
    }
}
