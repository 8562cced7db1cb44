// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.selftest;

import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.StorageKey;
import io.maintenance.spi.Watch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Backends whose watches hint some changes and not others. */
final class HintFlaws {

    private static final String RULE = "WAT-1";

    static final List<Flaw> ALL = List.of(
            only("hints-its-beginning-alone", RULE, () -> {
                AtomicInteger hints = new AtomicInteger();
                return () -> hints.incrementAndGet() == 1;
            }),
            only("hints-twice-and-never-again", RULE, () -> limit(2)),
            only("hints-five-times", RULE, () -> limit(5)),
            only("hints-twenty-times", "WAT-6", () -> limit(20)),
            only("hints-for-half-a-second", "WAT-8", () -> {
                long end = System.nanoTime() + Duration.ofMillis(500).toNanos();
                return () -> System.nanoTime() < end;
            }),
            only("hints-the-first-of-a-burst", "WAT-6", HintFlaws::leadingEdge),
            WatchFlaws.flaw("ends-with-a-loss", "WAT-7", LossFragility::new),
            WatchFlaws.flaw("ends-with-silence", "WAT-8", SilenceTimeout::new),
            of("hints-no-creation", "WAT-7", (before, now) -> now.size() <= before.size() || before.isEmpty()),
            of("hints-no-first-creation", "WAT-7", (before, now) -> !before.isEmpty() || now.isEmpty()),
            of("hints-creations-alone", RULE, (before, now) -> now.size() != before.size()),
            of("hints-no-addresses", RULE, (before, now) -> !same(before, now, StorageKey.MAINTENANCE_MODE_STATUS)),
            of(
                    "hints-addresses-alone",
                    RULE,
                    (before, now) -> !same(before, now, StorageKey.MAINTENANCE_MODE_ADDRESSES)),
            of("hints-other-lengths-alone", RULE, (before, now) -> length(before) != length(now)),
            WatchFlaws.flaw("hints-later-than-anybody-waits", RULE, LateWatch::new),
            Flaw.of("hints-the-first-watch-alone", "WAT-4", FirstWatchAlone::new)
                    .on(SampleStore.SERVER));

    private HintFlaws() {}

    /** Hints what passes a filter that each watch has for itself. */
    private static Flaw only(String name, String rule, Supplier<BooleanSupplier> filters) {
        return WatchFlaws.flaw(name, rule, (backend, hint) -> {
            BooleanSupplier filter = filters.get();
            return new SampleWatch(backend, hint) {
                @Override
                public void run() {
                    if (filter.getAsBoolean()) {
                        super.run();
                    }
                }
            };
        });
    }

    /** Hints what differs so from what was there at the last change. */
    private static Flaw of(
            String name, String rule, BiPredicate<Map<StorageKey, String>, Map<StorageKey, String>> filter) {
        return WatchFlaws.flaw(name, rule, (backend, hint) -> new SampleWatch(backend, hint) {
            private Map<StorageKey, String> before = Map.of();

            @Override
            void begun() {
                before = now();
            }

            @Override
            public void run() {
                Map<StorageKey, String> now = now();
                boolean passes = filter.test(before, now);
                before = now;
                if (passes) {
                    super.run();
                }
            }

            private Map<StorageKey, String> now() {
                try {
                    return backend.read();
                } catch (RuntimeException closed) {
                    return before;
                }
            }
        });
    }

    private static BooleanSupplier limit(int most) {
        AtomicInteger hints = new AtomicInteger();
        return () -> hints.incrementAndGet() <= most;
    }

    private static BooleanSupplier leadingEdge() {
        long quiet = Duration.ofMillis(200).toNanos();
        long[] last = {System.nanoTime() - 2 * quiet};
        return () -> {
            boolean first = System.nanoTime() - last[0] > quiet;
            last[0] = first ? System.nanoTime() : last[0];
            return first;
        };
    }

    private static boolean same(Map<StorageKey, String> one, Map<StorageKey, String> other, StorageKey key) {
        return Objects.equals(one.get(key), other.get(key));
    }

    private static int length(Map<StorageKey, String> texts) {
        return texts.values().stream().mapToInt(String::length).sum();
    }

    /** As a subscription to a directory that is removed. */
    private static final class LossFragility extends SampleWatch {

        private boolean seen;

        LossFragility(SampleBackend backend, Runnable hint) {
            super(backend, hint);
        }

        @Override
        public void run() {
            boolean there = backend.stored(StorageKey.MAINTENANCE_MODE_STATUS) != null;
            super.run();
            if (seen && !there) {
                close();
            }
            seen |= there;
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

    /** Batches hints for longer than any patience. */
    private static final class LateWatch extends SampleWatch {

        LateWatch(SampleBackend backend, Runnable hint) {
            super(backend, hint);
        }

        @Override
        public void run() {
            Background.after(Duration.ofMinutes(10), super::run);
        }
    }

    private static final class FirstWatchAlone extends SampleBackend {

        FirstWatchAlone(BackendOptions options) {
            super(options);
        }

        @Override
        Watch startWatch(Runnable hint) {
            return watches.isEmpty() ? super.startWatch(hint) : new SampleWatch(this, () -> {}).start();
        }
    }
}
