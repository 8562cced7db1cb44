// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.selftest;

import static io.maintenance.tck.selftest.WatchFlaws.flaw;

import io.maintenance.spi.StorageKey;
import io.maintenance.spi.Watch;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Backends whose watches work for a while, or alone. */
final class WatchEnduranceFlaws {

    static final List<Flaw> ALL = List.of(
            flaw("blind-to-addresses", "WAT-1", AddressBlindness::new),
            flaw("ends-with-an-error-in-a-hint", "WAT-4", ErrorFragility::new),
            flaw("second-close-of-a-watch-throws", "WAT-4", DoubleCloseFailure::new),
            flaw("drops-hints-of-a-burst", "WAT-6", Throttle::new),
            flaw("blind-to-creation", "WAT-7", CreationBlindness::new),
            flaw("completeness-asks-the-server", "WAT-3", AskingCompleteness::new),
            flaw("ends-with-a-loss", "WAT-7", LossFragility::new),
            flaw("ends-with-silence", "WAT-8", SilenceTimeout::new),
            flaw("never-begins-later", "WAT-9", LostStart::new),
            flaw("complete-before-it-begins", "WAT-9", EarlyCompleteness::new),
            flaw("closes-all-watches", "WAT-10", SharedClose::new));

    private WatchEnduranceFlaws() {}

    private static final class AddressBlindness extends SampleWatch {

        private @Nullable String status;

        AddressBlindness(SampleBackend backend, Runnable hint) {
            super(backend, hint);
        }

        @Override
        public synchronized void run() {
            String now = backend.get(StorageKey.MAINTENANCE_MODE_STATUS);
            if (!Objects.equals(status, now)) {
                status = now;
                super.run();
            }
        }
    }

    private static final class ErrorFragility extends SampleWatch {

        private final Runnable fragile;

        ErrorFragility(SampleBackend backend, Runnable hint) {
            super(backend, () -> {});
            this.fragile = hint;
        }

        @Override
        public void run() {
            try {
                fragile.run();
            } catch (IllegalStateException expected) {
                return; // the subscription goes on
            } catch (Error e) {
                close();
            }
        }
    }

    private static final class DoubleCloseFailure extends SampleWatch {

        private boolean closed;

        DoubleCloseFailure(SampleBackend backend, Runnable hint) {
            super(backend, hint);
        }

        @Override
        public void close() {
            if (closed) {
                throw new IllegalStateException("closed");
            }
            closed = true;
            super.close();
        }
    }

    private static final class Throttle extends SampleWatch {

        private volatile long last = System.nanoTime();

        Throttle(SampleBackend backend, Runnable hint) {
            super(backend, hint);
        }

        @Override
        public void run() {
            long now = System.nanoTime();
            if (now - last > TimeUnit.MILLISECONDS.toNanos(100)) {
                last = now;
                super.run();
            }
        }
    }

    private static final class CreationBlindness extends SampleWatch {

        private Set<StorageKey> there = EnumSet.noneOf(StorageKey.class);

        CreationBlindness(SampleBackend backend, Runnable hint) {
            super(backend, hint);
        }

        @Override
        public synchronized void run() {
            Set<StorageKey> now = EnumSet.noneOf(StorageKey.class);
            for (StorageKey key : StorageKey.values()) {
                if (backend.get(key) != null) {
                    now.add(key);
                }
            }
            if (there.containsAll(now)) {
                super.run();
            }
            there = now;
        }
    }

    /** As a socket that is read with a timeout. */
    private static final class SilenceTimeout extends SampleWatch {

        private volatile long last = System.nanoTime();

        SilenceTimeout(SampleBackend backend, Runnable hint) {
            super(backend, hint);
        }

        @Override
        public void run() {
            long now = System.nanoTime();
            if (now - last > backend.timeout.toNanos()) {
                close();
            }
            last = now;
            super.run();
        }
    }

    private static final class LostStart extends SampleWatch {

        private final boolean begun;

        LostStart(SampleBackend backend, Runnable hint) {
            super(backend, hint);
            this.begun = backend.server.up;
        }

        @Override
        public void run() {
            if (begun) {
                super.run();
            }
        }
    }

    private static final class EarlyCompleteness extends SampleWatch {

        private final boolean early;

        EarlyCompleteness(SampleBackend backend, Runnable hint) {
            super(backend, hint);
            this.early = !backend.server.up;
        }

        @Override
        public boolean isComplete() {
            return early || super.isComplete();
        }
    }

    private static final class SharedClose extends SampleWatch {

        SharedClose(SampleBackend backend, Runnable hint) {
            super(backend, hint);
        }

        @Override
        public void close() {
            super.close();
            List<Watch> others = List.copyOf(backend.watches);
            backend.watches.clear();
            others.forEach(Watch::close);
        }
    }

    private static final class AskingCompleteness extends SampleWatch {

        AskingCompleteness(SampleBackend backend, Runnable hint) {
            super(backend, hint);
        }

        @Override
        public boolean isComplete() {
            backend.server.await(Duration.ofMinutes(1));
            return super.isComplete();
        }
    }

    /** As a subscription to a directory that is removed. */
    private static final class LossFragility extends SampleWatch {

        private boolean seen;

        LossFragility(SampleBackend backend, Runnable hint) {
            super(backend, hint);
        }

        @Override
        public synchronized void run() {
            boolean there = backend.get(StorageKey.MAINTENANCE_MODE_STATUS) != null;
            super.run();
            if (seen && !there) {
                close();
            }
            seen |= there;
        }
    }
}
