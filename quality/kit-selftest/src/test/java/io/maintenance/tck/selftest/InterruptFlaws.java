// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.selftest;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.StorageKey;
import io.maintenance.tck.harness.CallOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Backends whose calls do not end when their thread is interrupted, or hide that it was. */
final class InterruptFlaws {

    private static final String RULE = "LIF-4";
    private static final String SERVER = SampleStore.SERVER;
    private static final String EMBEDDED = SampleStore.EMBEDDED;
    private static final Duration LONG = Duration.ofMinutes(2);

    static final List<Flaw> ALL = List.of(
            Flaw.of("swallows-interrupts", RULE, options -> new Interrupted(options, true, true, false)),
            Flaw.of("swallows-interrupts-of-writes", RULE, options -> new Interrupted(options, false, true, false))
                    .on(EMBEDDED),
            Flaw.of("swallows-interrupts-of-reads", RULE, options -> new Interrupted(options, true, false, false))
                    .on(SERVER),
            Flaw.of("fails-as-closed-when-interrupted", RULE, options -> new Interrupted(options, true, true, true))
                    .on(SERVER),
            Flaw.of("broken-by-an-interrupt", RULE, BrokenByInterrupt::new).on(EMBEDDED),
            Flaw.of("deaf-to-interrupts", RULE, options -> new Deaf(options, true)),
            Flaw.of("deaf-to-interrupts-of-writes", RULE, options -> new Deaf(options, false)),
            Flaw.of("false-when-interrupted", RULE, InterruptAsFalse::new));

    private InterruptFlaws() {}

    /** Clears the interrupt flag. */
    private static final class Interrupted extends SampleBackend {

        private final boolean ofReads;
        private final boolean ofWrites;
        private final boolean asState;

        Interrupted(BackendOptions options, boolean ofReads, boolean ofWrites, boolean asState) {
            super(options);
            this.ofReads = ofReads;
            this.ofWrites = ofWrites;
            this.asState = asState;
        }

        @Override
        public Map<StorageKey, String> read() {
            check(ofReads);
            return super.read();
        }

        @Override
        public boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
            check(ofWrites);
            return super.compareAndSet(key, expected, update);
        }

        private void check(boolean swallowed) {
            if (swallowed && Thread.interrupted()) {
                if (asState) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("interrupted");
                }
                throw new BackendException(Kind.UNAVAILABLE, "interrupted");
            }
        }
    }

    /** An interrupt closes what all calls use. */
    private static final class BrokenByInterrupt extends SampleBackend {

        private volatile boolean broken;

        BrokenByInterrupt(BackendOptions options) {
            super(options);
        }

        @Override
        public Map<StorageKey, String> read() {
            broken |= Thread.currentThread().isInterrupted();
            if (broken) {
                throw new BackendException(Kind.UNAVAILABLE, "the channel was closed by an interrupt");
            }
            return super.read();
        }
    }

    /** Waits on, and restores the interrupt when it is done. */
    private static final class Deaf extends SampleBackend {

        private final boolean forReads;

        Deaf(BackendOptions options, boolean forReads) {
            super(options);
            this.forReads = forReads;
        }

        @Override
        public Map<StorageKey, String> read() {
            return forReads ? deaf(super::read) : super.read();
        }

        @Override
        public boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
            return forReads
                    ? super.compareAndSet(key, expected, update)
                    : deaf(() -> super.compareAndSet(key, expected, update));
        }

        private static <T> T deaf(Callable<T> call) {
            CallOutcome.PendingCall<T> running = CallOutcome.start(call);
            boolean interrupted = false;
            while (!running.task().isDone()) {
                interrupted |= Thread.interrupted();
                LockSupport.parkNanos(1_000_000);
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            CallOutcome<T> outcome = running.await(LONG);
            return outcome.failure() instanceof RuntimeException failed
                    ? Alteration.fail(failed)
                    : Objects.requireNonNull(outcome.value());
        }
    }

    private static final class InterruptAsFalse extends SampleBackend {

        InterruptAsFalse(BackendOptions options) {
            super(options);
        }

        @Override
        public boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
            return !Thread.currentThread().isInterrupted() && super.compareAndSet(key, expected, update);
        }
    }
}
