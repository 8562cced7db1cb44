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
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Backends that say something else when the store fails. */
final class FailureFlaws {

    private static final String SERVER = SampleStore.SERVER;
    private static final String EMBEDDED = SampleStore.EMBEDDED;
    private static final String[] ALL_FAILURES = {"FAI-1", "FAI-2", "FAI-3", "FAI-4", "FAI-5"};

    static final List<Flaw> ALL = List.of(
            write("false-on-failure", "CAS-5", e -> false).also("CAS-8"),
            write("true-on-failure", "CAS-5", e -> true).on(SERVER),
            write("rejected-on-failure", "CAS-5", e -> Alteration.fail(new BackendException(Kind.REJECTED, "failed")))
                    .on(EMBEDDED),
            write("write-fails-as-a-driver", "CAS-5", e -> Alteration.fail(new UnsupportedOperationException(e)))
                    .on(SERVER),
            write("false-while-locked", "CAS-8", e -> false).also("CAS-5").on(EMBEDDED),
            write("false-when-late", "FAI-1", e -> false).also(ALL_FAILURES).on(EMBEDDED),
            Flaw.of("ignores-its-timeout", "FAI-1", within(Duration.ofMinutes(1))),
            Flaw.of("has-a-timeout-of-its-own", "FAI-1", within(Duration.ofSeconds(2)))
                    .also("FAI-2", "FAI-3", "FAI-4")
                    .on(SERVER),
            Flaw.of("writes-without-a-timeout", "FAI-1", PatientWrite::new),
            read("absent-when-late", "FAI-1", e -> Map.of()).also(ALL_FAILURES).on(SERVER),
            read("absent-on-failure", "FAI-2", e -> Map.of()).also(ALL_FAILURES),
            read("read-fails-as-a-driver", "FAI-2", e -> Alteration.fail(new UnsupportedOperationException(e)))
                    .also(ALL_FAILURES),
            read("read-fails-as-closed", "FAI-2", e -> Alteration.fail(new IllegalStateException(e)))
                    .also(ALL_FAILURES)
                    .on(EMBEDDED),
            read("read-fails-as-rejected", "FAI-2", e -> Alteration.fail(new BackendException(Kind.REJECTED, "failed")))
                    .also(ALL_FAILURES)
                    .on(SERVER),
            read("read-fails-as-corrupt", "FAI-2", e -> Alteration.fail(new BackendException(Kind.CORRUPT, "failed")))
                    .also(ALL_FAILURES)
                    .on(EMBEDDED),
            Flaw.of("shows-what-it-knew", "FAI-2", StaleRead::new).also("FAI-1", "FAI-3"),
            Flaw.of("never-connects-again", "FAI-3", options -> new MissingReconnect(options, false)),
            Flaw.of("never-writes-again", "FAI-3", options -> new MissingReconnect(options, true))
                    .on(EMBEDDED),
            Flaw.of("down-at-its-first-call-down-for-ever", "FAI-3", FirstCallDecides::new)
                    .also("FAI-1", "FAI-2"),
            write("refusal-as-outage", "FAI-4", e -> Alteration.fail(new BackendException(Kind.UNAVAILABLE, "failed")))
                    .also("FAI-5"),
            write("refusal-as-false", "FAI-4", e -> e.kind() != Kind.REJECTED && Alteration.<Boolean>fail(e))
                    .on(SERVER),
            write(
                            "refusal-as-too-large",
                            "FAI-4",
                            e -> Alteration.fail(
                                    e.kind() == Kind.REJECTED ? new BackendException(Kind.TOO_LARGE, "full") : e))
                    .on(EMBEDDED),
            Flaw.of("refusal-of-a-creation-as-outage", "FAI-4", RefusedCreation::new),
            Flaw.of("deletes-before-a-refusal", "FAI-4", Alteration.write((backend, key, expected, update) -> {
                        if (expected != null && expected.equals(backend.stored(key))) {
                            backend.store.forget(backend.name(key));
                            return backend.replaced(key, null, update);
                        }
                        return backend.replaced(key, expected, update);
                    }))
                    .on(EMBEDDED));

    private FailureFlaws() {}

    private static Flaw read(String name, String rule, Function<BackendException, Map<StorageKey, String>> instead) {
        return Flaw.of(name, rule, Alteration.failure(instead, Alteration::fail));
    }

    private static Flaw write(String name, String rule, Function<BackendException, Boolean> instead) {
        return Flaw.of(name, rule, Alteration.failure(Alteration::fail, instead));
    }

    private static Function<BackendOptions, MaintenanceBackend> within(Duration timeout) {
        return options -> new SampleBackend(options, timeout);
    }

    /** Waits for a write as long as it takes. */
    private static final class PatientWrite extends SampleBackend {

        private final SampleBackend patient;

        PatientWrite(BackendOptions options) {
            super(options);
            patient = new SampleBackend(options, Duration.ofMinutes(5));
        }

        @Override
        public boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
            return patient.compareAndSet(key, expected, update);
        }

        @Override
        public void close() {
            super.close();
            patient.close();
        }
    }

    private static final class StaleRead extends SampleBackend {

        private volatile @Nullable Map<StorageKey, String> last;

        StaleRead(BackendOptions options) {
            super(options);
        }

        @Override
        public Map<StorageKey, String> read() {
            try {
                Map<StorageKey, String> texts = super.read();
                last = texts;
                return texts;
            } catch (BackendException failed) {
                Map<StorageKey, String> known = last;
                return known == null ? Alteration.fail(failed) : known;
            }
        }

        @Override
        public boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
            boolean done = super.compareAndSet(key, expected, update);
            read();
            return done;
        }
    }

    /** Keeps the one connection that it had, whether it works or not. */
    private static final class MissingReconnect extends SampleBackend {

        private final boolean forWritesAlone;
        private volatile boolean broken;

        MissingReconnect(BackendOptions options, boolean forWritesAlone) {
            super(options);
            this.forWritesAlone = forWritesAlone;
        }

        @Override
        public Map<StorageKey, String> read() {
            if (!forWritesAlone) {
                requireWhole();
            }
            return whole(super::read);
        }

        @Override
        public boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
            requireWhole();
            return whole(() -> super.compareAndSet(key, expected, update));
        }

        private void requireWhole() {
            if (broken) {
                throw new BackendException(Kind.UNAVAILABLE, "broken pipe");
            }
        }

        private <T> T whole(Supplier<T> call) {
            try {
                return call.get();
            } catch (BackendException failed) {
                broken = true;
                throw failed;
            }
        }
    }

    /** Connects once, with its first call. */
    private static final class FirstCallDecides extends SampleBackend {

        private volatile @Nullable Boolean works;

        FirstCallDecides(BackendOptions options) {
            super(options);
        }

        @Override
        @Nullable
        String get(StorageKey key) {
            if (Boolean.FALSE.equals(works)) {
                throw new BackendException(Kind.UNAVAILABLE, "the client could not be created");
            }
            boolean well = false;
            try {
                String text = super.get(key);
                well = true;
                return text;
            } finally {
                works = works == null ? well : works;
            }
        }
    }

    private static final class RefusedCreation extends SampleBackend {

        RefusedCreation(BackendOptions options) {
            super(options);
        }

        @Override
        public boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
            try {
                return super.compareAndSet(key, expected, update);
            } catch (BackendException e) {
                throw expected == null ? new BackendException(Kind.UNAVAILABLE, "failed", e) : e;
            }
        }
    }
}
