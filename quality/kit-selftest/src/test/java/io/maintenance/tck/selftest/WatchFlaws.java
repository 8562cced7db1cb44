// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.selftest;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.StorageKey;
import io.maintenance.spi.Watch;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Backends whose watches are not there when they say so, or end otherwise than they should. {@link HintFlaws} has the others. */
final class WatchFlaws {

    static final List<Flaw> ALL = List.of(
            flaw("never-hints", "WAT-1", Silent::new),
            flaw("complete-and-blind-to-loss", "WAT-2", BlindToLoss::new),
            flaw("complete-while-cut-off", "WAT-3", AlwaysComplete::new).also("WAT-2"),
            flaw("completeness-asks-the-server", "WAT-3", AskingCompleteness::new),
            flaw("silent-on-return", "WAT-3", SilentReturn::new),
            flaw("complete-before-it-began", "WAT-5", EarlyCompleteness::new),
            flaw("hint-after-close", "WAT-4", Deaf::new),
            Flaw.of("hint-after-the-backend-was-closed", "WAT-4", OrphanWatch::new)
                    .on(SampleStore.SERVER),
            flaw("ends-with-a-hint-that-throws", "WAT-4", Fragile::new),
            flaw("complete-where-nothing-listens", "WAT-5", AlwaysComplete::new),
            flaw("ends-with-an-error-in-a-hint", "WAT-4", ErrorFragility::new),
            flaw("close-of-a-watch-twice-throws", "WAT-4", SingleClose::new),
            flaw("hint-after-a-close-at-once", "WAT-4", BriefDeafness::new),
            Flaw.of("watch-needs-the-server", "WAT-5", asking((backend, hint) -> {
                        backend.read();
                        return backend.startWatch(hint);
                    }))
                    .on(SampleStore.SERVER),
            Flaw.of("watch-needs-an-entry", "WAT-5", asking((backend, hint) -> {
                        if (backend.read().isEmpty()) {
                            throw new BackendException(Kind.UNAVAILABLE, "nothing to watch");
                        }
                        return backend.startWatch(hint);
                    }))
                    .also("WAT-1", "WAT-2", "WAT-3", "WAT-4")
                    .on(SampleStore.SERVER),
            flaw("never-begins-where-nothing-listened", "WAT-9", WithoutReturn::new),
            Flaw.of("second-watch-replaces-the-first", "WAT-10", SingleWatch::new)
                    .on(SampleStore.SERVER),
            Flaw.of("closing-one-watch-closes-all", "WAT-10", CommonEnd::new).on(SampleStore.SERVER));

    private WatchFlaws() {}

    static Flaw flaw(String name, String rule, BiFunction<SampleBackend, Runnable, SampleWatch> watch) {
        return Flaw.of(name, rule, options -> new SampleBackend(options) {
                    @Override
                    Watch startWatch(Runnable hint) {
                        return watch.apply(this, hint).start();
                    }
                })
                .on(SampleStore.SERVER);
    }

    /** Answers the question for a watch otherwise. */
    private static Function<BackendOptions, MaintenanceBackend> asking(
            BiFunction<SampleBackend, Runnable, Watch> answer) {
        return options -> new SampleBackend(options) {
            @Override
            public Optional<Watch> watch(Runnable hint) {
                Watch watch = answer.apply(this, hint);
                watches.add(watch);
                return Optional.of(watch);
            }
        };
    }

    private static final class Silent extends SampleWatch {

        Silent(SampleBackend backend, Runnable hint) {
            super(backend, () -> {});
        }
    }

    private static final class BlindToLoss extends SampleWatch {

        BlindToLoss(SampleBackend backend, Runnable hint) {
            super(backend, hint);
        }

        @Override
        public void run() {
            if (!backend.read().isEmpty()) {
                super.run();
            }
        }
    }

    private static final class AlwaysComplete extends SampleWatch {

        AlwaysComplete(SampleBackend backend, Runnable hint) {
            super(backend, hint);
        }

        @Override
        public boolean isComplete() {
            return true;
        }
    }

    /** Is complete until it is cut off for the first time. */
    private static final class EarlyCompleteness extends SampleWatch {

        private volatile boolean hasBegun;

        EarlyCompleteness(SampleBackend backend, Runnable hint) {
            super(backend, hint);
        }

        @Override
        void begun() {
            hasBegun = true;
            super.begun();
        }

        @Override
        public boolean isComplete() {
            return !hasBegun || super.isComplete();
        }
    }

    private static final class AskingCompleteness extends SampleWatch {

        AskingCompleteness(SampleBackend backend, Runnable hint) {
            super(backend, hint);
        }

        @Override
        public boolean isComplete() {
            backend.stored(StorageKey.MAINTENANCE_MODE_STATUS); // without a timeout
            return super.isComplete();
        }
    }

    private static final class SilentReturn extends SampleWatch {

        SilentReturn(SampleBackend backend, Runnable hint) {
            super(backend, hint);
        }

        @Override
        void begun() {}
    }

    /** Does not hear that it is closed. */
    private static class Deaf extends SampleWatch {

        Deaf(SampleBackend backend, Runnable hint) {
            super(backend, hint);
        }

        @Override
        public void close() {}
    }

    /** Does not hear that it is closed before it has begun. */
    private static final class BriefDeafness extends SampleWatch {

        private final AtomicBoolean begun = new AtomicBoolean();

        BriefDeafness(SampleBackend backend, Runnable hint) {
            super(backend, hint);
        }

        @Override
        void begun() {
            begun.set(true);
            super.begun();
        }

        @Override
        public void close() {
            if (begun.get()) {
                super.close();
            }
        }
    }

    /** Lets its watches go on when it is closed. */
    private static final class OrphanWatch extends SampleBackend {

        OrphanWatch(BackendOptions options) {
            super(options);
        }

        @Override
        public void close() {
            watches.clear();
            super.close();
        }
    }

    private static final class Fragile extends SampleWatch {

        private final Runnable fragile;

        Fragile(SampleBackend backend, Runnable hint) {
            super(backend, hint);
            this.fragile = hint;
        }

        @Override
        void tell() {
            try {
                fragile.run();
            } catch (IllegalStateException | AssertionError e) {
                close();
            }
        }
    }

    private static final class ErrorFragility extends SampleWatch {

        private final Runnable fragile;

        ErrorFragility(SampleBackend backend, Runnable hint) {
            super(backend, hint);
            this.fragile = hint;
        }

        @Override
        void tell() {
            try {
                fragile.run();
            } catch (RuntimeException expected) {
                return; // the subscription goes on
            } catch (Error e) {
                close();
            }
        }
    }

    private static final class SingleClose extends SampleWatch {

        private final AtomicBoolean closed = new AtomicBoolean();

        SingleClose(SampleBackend backend, Runnable hint) {
            super(backend, hint);
        }

        @Override
        public void close() {
            super.close();
            if (closed.getAndSet(true)) {
                throw new IllegalStateException("closed already");
            }
        }
    }

    /** Gives up where it could not begin. */
    private static final class WithoutReturn extends SampleWatch {

        WithoutReturn(SampleBackend backend, Runnable hint) {
            super(backend, hint);
        }

        @Override
        boolean comesBack() {
            return isComplete();
        }
    }

    /** Knows one subscriber alone. */
    private static final class SingleWatch extends SampleBackend {

        SingleWatch(BackendOptions options) {
            super(options);
        }

        @Override
        Watch startWatch(Runnable hint) {
            watches.forEach(Watch::close);
            return super.startWatch(hint);
        }
    }

    private static final class CommonEnd extends SampleBackend {

        CommonEnd(BackendOptions options) {
            super(options);
        }

        @Override
        Watch startWatch(Runnable hint) {
            return new SampleWatch(this, hint) {
                @Override
                public void close() {
                    super.close();
                    List<Watch> others = List.copyOf(watches);
                    watches.clear();
                    others.forEach(Watch::close);
                }
            }.start();
        }
    }
}
