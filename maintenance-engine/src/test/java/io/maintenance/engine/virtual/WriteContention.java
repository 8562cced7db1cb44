// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.virtual;

import io.maintenance.ChangeResult.Outcome;
import io.maintenance.MaintenanceMode;
import io.maintenance.NotStoredException;
import io.maintenance.UnknownPolicy;
import io.maintenance.engine.MaintenanceSwitch;
import io.maintenance.engine.config.Settings;
import io.maintenance.engine.config.options.OpenedBackend;
import io.maintenance.engine.knowledge.NodeContext;
import io.maintenance.engine.node.Node;
import io.maintenance.engine.node.NodeFactory;
import io.maintenance.engine.simulation.SimulatedThreadGroup;
import io.maintenance.engine.simulation.Timeline;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.StorageKey;
import io.maintenance.spi.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Contention: many nodes that change something at the same moment, in virtual time. Their store pushes, and is a round trip away. */
final class WriteContention {

    private static final Instant BEGINNING = Instant.parse("2026-11-21T20:00:00Z");
    private static final long SECOND = 1_000_000_000L;

    private final long halfTrip;
    private final SplittableRandom random = new SplittableRandom(7);
    private final List<String> failures = new ArrayList<>();
    private final Timeline timeline = new Timeline(failures::add);
    private final Map<StorageKey, String> entries = new EnumMap<>(StorageKey.class);
    private final List<Runnable> watchers = new ArrayList<>();
    private final List<MaintenanceMode> nodes = new ArrayList<>();
    private long attempts;

    /**
     * What became of the changes.
     *
     * @param confirmed how many the store confirmed
     * @param attempts how many writes were tried
     * @param took how long the last of them took
     * @param failures what ended or was logged as it should not
     */
    record ContentionResult(long confirmed, long attempts, Duration took, List<String> failures) {}

    WriteContention(Duration roundTrip) {
        this.halfTrip = roundTrip.toNanos() / 2;
    }

    /** Lets so many nodes make so many changes each, all at once. */
    ContentionResult of(int count, int changesEach) {
        for (int i = 1; i <= count; i++) {
            start(i);
        }
        timeline.sleep(10 * SECOND);
        long before = attempts;
        long beginning = timeline.now();
        long[] ends = new long[count * changesEach];
        for (int i = 0; i < ends.length; i++) {
            int number = i;
            timeline.start(
                    new SimulatedThreadGroup(), () -> ends[number] = change(nodes.get(number % count), "h" + number));
        }
        timeline.sleep(120 * SECOND);
        List<Long> stored = Arrays.stream(ends).filter(end -> end > 0).boxed().toList();
        timeline.end();
        long last = stored.stream().mapToLong(Long::longValue).max().orElse(beginning);
        return new ContentionResult(stored.size(), attempts - before, Duration.ofNanos(last - beginning), failures);
    }

    /** Returns when it was confirmed; 0 if it was not. */
    private long change(MaintenanceMode node, String holder) {
        try {
            Outcome outcome = node.enable(spec -> spec.holder(holder)).outcome();
            return outcome == Outcome.COMMITTED ? timeline.now() : 0;
        } catch (NotStoredException refused) {
            return 0;
        }
    }

    private void start(int number) {
        SimulatedThreadGroup program = new SimulatedThreadGroup();
        VirtualPlatform machine = new VirtualPlatform(
                timeline,
                () -> BEGINNING.plusNanos(timeline.now()),
                random.split()::nextDouble,
                task -> timeline.start(program, task));
        NodeContext context = NodeContext.of(settings(), machine, "tester@rush#" + String.format("%016x", number));
        Node node = new NodeFactory(context, Duration.ZERO).replica();
        nodes.add(new MaintenanceSwitch(node));
        timeline.start(program, node::begin);
    }

    private Settings settings() {
        return new Settings(
                "rush",
                new OpenedBackend(new FarAway(), "rush:primary", Duration.ofSeconds(5), "rush"),
                null,
                Duration.ofSeconds(1),
                Duration.ofSeconds(10),
                Duration.ofSeconds(1),
                UnknownPolicy.OPEN,
                null,
                Set.of(),
                Integer.MAX_VALUE,
                Duration.ofMinutes(2),
                "tester",
                null,
                List.of());
    }

    /** One node's way to the store. */
    private final class FarAway implements MaintenanceBackend {

        @Override
        public Map<StorageKey, String> read() {
            timeline.sleep(halfTrip);
            Map<StorageKey, String> texts = new EnumMap<>(entries);
            timeline.sleep(halfTrip);
            return texts;
        }

        @Override
        public boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
            attempts++;
            timeline.sleep(halfTrip);
            boolean same = Objects.equals(entries.get(key), expected);
            if (same) {
                entries.put(key, update);
                timeline.at(
                        timeline.now() + halfTrip, () -> List.copyOf(watchers).forEach(Runnable::run));
            }
            timeline.sleep(halfTrip);
            return same;
        }

        @Override
        public Optional<Watch> watch(Runnable hint) {
            watchers.add(hint);
            return Optional.of(new Watch() {
                @Override
                public boolean isComplete() {
                    return true;
                }

                @Override
                public void close() {
                    watchers.remove(hint);
                }
            });
        }

        @Override
        public void close() {}
    }
}
