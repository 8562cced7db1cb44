// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.selftest;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.Watch;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Backends whose watches are not what they say. */
final class WatchFlaws {

    static final List<Flaw> ALL = List.of(
            flaw("never-hints", "WAT-1", MissingHint::new),
            flaw("complete-and-blind-to-loss", "WAT-2", MissingLossHint::new),
            flaw("complete-while-cut-off", "WAT-3", FalseCompleteness::new),
            flaw("complete-where-nothing-listens", "WAT-5", FalseCompleteness::new),
            flaw("hint-after-close", "WAT-4", LateHint::new),
            flaw("ends-with-a-hint-that-throws", "WAT-4", FragileWatch::new),
            Flaw.of("watch-needs-the-server", "WAT-5", EagerWatch::new));

    private WatchFlaws() {}

    static Flaw flaw(String name, String rule, BiFunction<SampleBackend, Runnable, Watch> watch) {
        return Flaw.of(name, rule, options -> watchedBy(options, watch));
    }

    private static MaintenanceBackend watchedBy(
            BackendOptions options, BiFunction<SampleBackend, Runnable, Watch> opener) {
        return new SampleBackend(options) {
            @Override
            public Optional<Watch> watch(Runnable hint) {
                requireOpen();
                Watch watch = opener.apply(this, hint);
                watches.add(watch);
                return Optional.of(watch);
            }
        };
    }

    private static final class MissingHint extends SampleWatch {

        MissingHint(SampleBackend backend, Runnable hint) {
            super(backend, hint);
        }

        @Override
        public void run() {}
    }

    private static final class MissingLossHint extends SampleWatch {

        MissingLossHint(SampleBackend backend, Runnable hint) {
            super(backend, hint);
        }

        @Override
        public void run() {
            if (!backend.read().isEmpty()) {
                super.run();
            }
        }
    }

    private static final class FalseCompleteness extends SampleWatch {

        FalseCompleteness(SampleBackend backend, Runnable hint) {
            super(backend, hint);
        }

        @Override
        public boolean isComplete() {
            return true;
        }
    }

    /** Does not hear that it is closed. */
    private static final class LateHint extends SampleWatch {

        LateHint(SampleBackend backend, Runnable hint) {
            super(backend, hint);
        }

        @Override
        public void close() {}
    }

    private static final class FragileWatch extends SampleWatch {

        private final Runnable fragile;

        FragileWatch(SampleBackend backend, Runnable hint) {
            super(backend, () -> {});
            this.fragile = hint;
        }

        @Override
        public void run() {
            try {
                fragile.run();
            } catch (IllegalStateException e) {
                close();
            }
        }
    }

    private static final class EagerWatch extends SampleBackend {

        EagerWatch(BackendOptions options) {
            super(options);
        }

        @Override
        public Optional<Watch> watch(Runnable hint) {
            if (!reachable) {
                throw new BackendException(Kind.UNAVAILABLE, "connection refused");
            }
            return super.watch(hint);
        }
    }
}
