// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.selftest;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.StorageKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Backends that say something else when the store fails. */
final class FailureFlaws {

    static final List<Flaw> ALL = List.of(
            Flaw.of("false-on-failure", "CAS-5", FailureAsFalse::new).also("CAS-8"),
            Flaw.of("ignores-its-timeout", "FAI-1", MissingTimeout::new),
            Flaw.of("has-a-timeout-of-its-own", "FAI-1", FixedTimeout::new),
            Flaw.of("absent-on-failure", "FAI-2", FailureAsAbsence::new).also("FAI-1", "FAI-3", "FAI-5"),
            Flaw.of("driver-exceptions", "FAI-2", DriverException::new).also("FAI-1", "FAI-3", "FAI-4", "FAI-5"),
            Flaw.of("never-connects-again", "FAI-3", MissingReconnect::new),
            Flaw.of("refusal-as-outage", "FAI-4", RefusalAsOutage::new),
            Flaw.of("garbage-as-absent", "FAI-5", GarbageAsAbsence::new),
            Flaw.of("garbage-as-failure", "FAI-5", GarbageAsFailure::new),
            Flaw.of("garbage-for-ever", "FAI-5", PermanentGarbage::new));

    private FailureFlaws() {}

    private static final class FailureAsFalse extends SampleBackend {

        FailureAsFalse(BackendOptions options) {
            super(options);
        }

        @Override
        public boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
            try {
                return super.compareAndSet(key, expected, update);
            } catch (BackendException e) {
                return false;
            }
        }
    }

    private static final class MissingTimeout extends SampleBackend {

        MissingTimeout(BackendOptions options) {
            super(options);
        }

        @Override
        void ask() {
            requireOpen();
            server.await(Duration.ofMinutes(1));
            super.ask();
        }
    }

    /** A server that says nothing is given as long as a driver gives it, whatever was asked for. */
    private static final class FixedTimeout extends SampleBackend {

        FixedTimeout(BackendOptions options) {
            super(options);
        }

        @Override
        void ask() {
            requireOpen();
            if (!reachable) {
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2));
            }
            super.ask();
        }
    }

    private static final class FailureAsAbsence extends SampleBackend {

        FailureAsAbsence(BackendOptions options) {
            super(options);
        }

        @Override
        public Map<StorageKey, String> read() {
            try {
                return super.read();
            } catch (BackendException e) {
                return Map.of();
            }
        }
    }

    private static final class DriverException extends SampleBackend {

        DriverException(BackendOptions options) {
            super(options);
        }

        @Override
        void ask() {
            try {
                super.ask();
            } catch (BackendException e) {
                throw new UnsupportedOperationException("of some driver", e);
            }
        }
    }

    private static final class MissingReconnect extends SampleBackend {

        private final int restarts = server.restarts.get();

        MissingReconnect(BackendOptions options) {
            super(options);
        }

        @Override
        void ask() {
            super.ask();
            if (server.restarts.get() != restarts) {
                throw new BackendException(Kind.UNAVAILABLE, "broken pipe");
            }
        }
    }

    /** Breaks a SHOULD, which turns nothing red. */
    static final class RestartLoss extends SampleBackend {

        private int restarts = server.restarts.get();

        RestartLoss(BackendOptions options) {
            super(options);
        }

        @Override
        void ask() {
            super.ask();
            if (server.restarts.get() != restarts) {
                restarts = server.restarts.get();
                server.forget(namespace);
            }
        }
    }

    private static final class RefusalAsOutage extends SampleBackend {

        RefusalAsOutage(BackendOptions options) {
            super(options);
        }

        @Override
        public boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
            try {
                return super.compareAndSet(key, expected, update);
            } catch (BackendException e) {
                throw new BackendException(Kind.UNAVAILABLE, "failed", e);
            }
        }
    }

    private static final class GarbageAsAbsence extends SampleBackend {

        GarbageAsAbsence(BackendOptions options) {
            super(options);
        }

        @Override
        @Nullable
        String get(StorageKey key) {
            String text = super.get(key);
            return DAMAGE.text().equals(text) ? null : text;
        }
    }

    private static final class GarbageAsFailure extends SampleBackend {

        GarbageAsFailure(BackendOptions options) {
            super(options);
        }

        @Override
        @Nullable
        String get(StorageKey key) {
            String text = super.get(key);
            if (DAMAGE.text().equals(text)) {
                throw new BackendException(Kind.CORRUPT, "no text");
            }
            return text;
        }
    }

    private static final class PermanentGarbage extends SampleBackend {

        PermanentGarbage(BackendOptions options) {
            super(options);
        }

        @Override
        boolean replace(StorageKey key, @Nullable String expected, String update) {
            return !DAMAGE.text().equals(expected) && super.replace(key, expected, update);
        }
    }
}
