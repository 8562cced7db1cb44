// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.virtual;

import io.maintenance.MaintenanceMode;
import io.maintenance.MaintenanceScope;
import io.maintenance.UnknownPolicy;
import io.maintenance.engine.MaintenanceSwitch;
import io.maintenance.engine.config.Settings;
import io.maintenance.engine.config.options.OpenedBackend;
import io.maintenance.engine.knowledge.NodeContext;
import io.maintenance.engine.node.NodeFactory;
import io.maintenance.engine.platform.CallExecutor;
import io.maintenance.engine.platform.Platform;
import io.maintenance.engine.platform.Signal;
import io.maintenance.engine.platform.TaskHandle;
import io.maintenance.engine.platform.ThreadSignal;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.StorageKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A sustained load: two replicas on one store and ten thousand changes an hour, always of the same few names, to see what grows. */
final class SustainedLoad {

    private static final Instant BEGINNING = Instant.parse("2026-11-21T20:00:00Z");
    private static final int CHANGES_AN_HOUR = 10_000;
    private static final long NANOS_AN_HOUR = Duration.ofHours(1).toNanos();
    private static final List<String> HOLDERS = List.of("operator", "deploy");
    private static final List<String> RANGES = List.of("10.0.0.1", "2001:db8::/32");

    private final SplittableRandom random = new SplittableRandom(4);
    private final Map<StorageKey, String> entries = new EnumMap<>(StorageKey.class);
    private final Map<StorageKey, String> fallback = new EnumMap<>(StorageKey.class);
    private final List<MaintenanceMode> nodes = new ArrayList<>();
    private long nanos;

    SustainedLoad() {
        for (int i = 1; i <= 2; i++) {
            NodeContext context = NodeContext.of(settings(), new Machine(), "tester@bustle#000000000000000" + i);
            nodes.add(new MaintenanceSwitch(new NodeFactory(context, Duration.ZERO).replica()));
        }
    }

    private Settings settings() {
        return new Settings(
                "bustle",
                new OpenedBackend(new Entries(entries), "bustle:primary", Duration.ofSeconds(1), "bustle:primary"),
                new OpenedBackend(new Entries(fallback), "bustle:fallback", Duration.ofSeconds(1), "bustle:fallback"),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ZERO,
                UnknownPolicy.OPEN,
                null,
                Set.of(),
                Integer.MAX_VALUE,
                Duration.ofMinutes(2),
                "tester",
                null,
                List.of());
    }

    /** Lets an hour pass. */
    void hour() {
        for (int i = 0; i < CHANGES_AN_HOUR; i++) {
            nanos += NANOS_AN_HOUR / CHANGES_AN_HOUR;
            change(nodes.get(random.nextInt(2)));
            if (i % 50 == 0) {
                nodes.forEach(MaintenanceMode::synchronize);
            }
        }
    }

    private void change(MaintenanceScope scope) {
        String holder = HOLDERS.get(random.nextInt(HOLDERS.size()));
        String range = RANGES.get(random.nextInt(RANGES.size()));
        switch (random.nextInt(8)) {
            case 0, 1 -> scope.enable(spec -> spec.holder(holder).reason("Work " + random.nextInt(1000)));
            case 2, 3 -> scope.disable(holder);
            case 4, 5 -> scope.allow(range);
            case 6 -> scope.disallow(range);
            default -> sweep(scope);
        }
    }

    private void sweep(MaintenanceScope scope) {
        if (random.nextBoolean()) {
            scope.disableAll();
        } else {
            scope.setAddresses(List.of(RANGES.get(0)));
        }
    }

    /** What is in use after a collection, in bytes. */
    static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** The length of all entries, in characters. */
    int length() {
        return entries.values().stream().mapToInt(String::length).sum()
                + fallback.values().stream().mapToInt(String::length).sum();
    }

    /** A backend that is a map. */
    private record Entries(Map<StorageKey, String> map) implements MaintenanceBackend {

        @Override
        public Map<StorageKey, String> read() {
            return map;
        }

        @Override
        public boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
            boolean same = Objects.equals(map.get(key), expected);
            if (same) {
                map.put(key, update);
            }
            return same;
        }

        @Override
        public void close() {}
    }

    /** A machine with one thread, on which time passes when it is told to. */
    private final class Machine implements Platform {

        @Override
        public InstantSource clock() {
            return () -> BEGINNING.plusNanos(nanos);
        }

        @Override
        public long nanoTime() {
            return nanos;
        }

        @Override
        public double random() {
            return random.nextDouble();
        }

        @Override
        public void pause(Duration duration) {
            nanos += duration.toNanos();
        }

        @Override
        public TaskHandle start(String name, Runnable task) {
            throw new IllegalStateException("nothing runs beside");
        }

        @Override
        public Signal signal() {
            return new ThreadSignal();
        }

        @Override
        public Lock lock() {
            return new ReentrantLock();
        }

        @Override
        public CallExecutor callExecutor(String name) {
            return new CallExecutor() {
                @Override
                public <T> T call(Callable<T> task, Duration atMost) {
                    try {
                        return task.call();
                    } catch (Exception impossible) {
                        throw new IllegalStateException(impossible);
                    }
                }

                @Override
                public void close() {}
            };
        }
    }
}
