// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maintenance.MaintenanceMode;
import io.maintenance.engine.MaintenanceSwitch;
import io.maintenance.engine.lab.FastForwardPlatform;
import io.maintenance.engine.lab.FaultyBackend;
import io.maintenance.engine.lab.FaultyBackend.Fault;
import io.maintenance.engine.lab.Lab;
import io.maintenance.engine.lab.LogLines;
import io.maintenance.engine.node.Node;
import io.maintenance.engine.node.NodeFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SyncLoopTest {

    private final Lab lab = new Lab();
    private final TreeMap<Integer, Long> readAt = new TreeMap<>();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void aStoreThatHasGoneAwayIsLookedForAfterASecondAndThenAHalfMore() {
        lab.platform = new FastForwardPlatform(20, this::noteReadAndRefuse);
        lab.poll = Duration.ofSeconds(1);
        lab.withFallback();

        lab.node();

        List<Long> times = List.copyOf(readAt.values());
        assertThat(times).hasSizeGreaterThan(6);
        for (int read = 3; read < times.size(); read++) {
            assertThat(times.get(read) - times.get(read - 1))
                    .as("%s", readAt)
                    .isEqualTo(Duration.ofMillis(read == 3 ? 1000 : 1500).toNanos());
        }
    }

    @Test
    void onceAStoreIsBackItIsLookedAtSoonAgainForTwoSeconds() {
        lab.platform = new FastForwardPlatform(40, () -> {
            noteReadAndRefuse();
            if (lab.primary.reads.get() == 6) {
                lab.primary.heal();
            }
        });
        lab.poll = Duration.ofSeconds(1);
        lab.withFallback();

        lab.node();

        List<Long> times = List.copyOf(readAt.tailMap(7).values()); // from the first that was answered again
        long settled = times.get(0) + Duration.ofSeconds(2).toNanos();
        for (int read = 1; read < times.size(); read++) {
            long before = times.get(read - 1);
            assertThat(times.get(read) - before)
                    .as("%s", readAt)
                    .isEqualTo(Duration.ofMillis(before < settled ? 300 : 1200).toNanos());
        }
        assertThat(times).last().satisfies(last -> assertThat(last).isGreaterThan(settled));
    }

    @Test
    void whatThePrimaryPushesIsObeyedBeforeTheFallbackIsLookedAt() {
        FaultyBackend fallback = lab.withFallback();
        FaultyBackend primary = lab.primary;
        lab.poll = Duration.ofHours(1);
        MaintenanceMode node = lab.node();
        await().until(() -> primary.isWatched() && primary.reads.get() == 2);
        List<Boolean> answers = new CopyOnWriteArrayList<>();
        fallback.afterRead = () -> answers.add(node.isOn());

        lab.on();
        primary.hint();

        await().until(() -> !answers.isEmpty());
        assertThat(answers).first().isEqualTo(true);
    }

    @ParameterizedTest
    @EnumSource(names = {"HANG", "HANG_DEAF"})
    void whatThePrimaryPushesIsObeyedWhileTheFallbackDoesNotAnswer(Fault hang) {
        FaultyBackend fallback = lab.withFallback();
        FaultyBackend primary = lab.primary;
        MaintenanceMode node = lab.node();
        await().until(() -> primary.isWatched() && lab.fallbackEntries.containsKey(Lab.STATUS));
        fallback.all(hang);
        await().until(() -> fallback.hung.get() == 1);

        lab.on();
        primary.hint();

        await().until(node::isOn);
        assertThat(fallback.hung).hasValue(1);
        fallback.heal();
    }

    @Test
    void aHintOfTheFallbackIsNoReasonToReadAPrimaryThatPushes() {
        FaultyBackend fallback = lab.withFallback();
        FaultyBackend primary = lab.primary;
        primary.watchIsComplete = true;
        lab.poll = Duration.ofHours(1);
        MaintenanceMode node = lab.node();
        await().until(() -> primary.isWatched() && primary.reads.get() == 2);
        await().until(() -> fallback.isWatched() && lab.fallbackEntries.containsKey(Lab.STATUS));

        int before = fallback.reads.get();
        fallback.hint();
        await().until(() -> fallback.reads.get() > before);
        lab.on();
        primary.hint();

        await().until(node::isOn);
        assertThat(primary.reads).hasValue(3);
    }

    @Test
    void aHintAfterAQuietTimeIsFollowedAtOnce() {
        FastForwardPlatform time = new FastForwardPlatform(20, () -> {
            if (lab.primary.reads.get() % 5 == 0) {
                lab.primary.hint();
            }
        });
        lab.platform = time;
        lab.poll = Duration.ofSeconds(1);

        lab.node();

        assertThat(lab.primary.reads).hasValueGreaterThan(15);
        assertThat(time.pauses()).isEmpty();
    }

    @Test
    void hintsThatComeThickAreFollowedInTheirTurn() {
        FastForwardPlatform time = new FastForwardPlatform(20, lab.primary::hint);
        lab.platform = time;

        lab.node();

        assertThat(time.pauses()).hasSizeGreaterThan(15).allMatch(each -> each.toMillis() == 50);
    }

    @Test
    void theEchoOfAChangeThatIsMadeHereWaitsAMoment() {
        List<MaintenanceMode> changing = new ArrayList<>();
        FastForwardPlatform time =
                new FastForwardPlatform(1, () -> changing.get(0).enable());
        lab.platform = time;
        try (Node node = new NodeFactory(lab.context(), Duration.ZERO).replica()) {
            changing.add(new MaintenanceSwitch(node));

            node.begin();

            assertThat(time.pauses()).first().isEqualTo(Duration.ofMillis(50));
        }
    }

    @Test
    void workThatThrowsIsDoneAgain() throws InterruptedException {
        AtomicInteger runs = new AtomicInteger();
        PeriodicTask throwing = new PeriodicTask() {
            @Override
            public void run() {
                runs.incrementAndGet();
                throw new IllegalStateException("a bug in the work");
            }

            @Override
            public Duration pause() {
                return Duration.ofMillis(1);
            }
        };
        SyncLoop loop = new SyncLoop("throwing", lab.context().stores().primary(), throwing, lab.platform);
        try (LogLines log = new LogLines()) {
            loop.start(Duration.ZERO);

            await().until(() -> runs.get() > 3);
            loop.close(Lab.LONG);
            assertThat(log.all()).isNotEmpty().allMatch(line -> line.startsWith("SEVERE Synchronising failed"));
        }
    }

    private void noteReadAndRefuse() {
        int reads = lab.primary.reads.get();
        if (reads == 0) {
            return; // the fallback is looked at first
        }
        readAt.putIfAbsent(reads, lab.platform.nanoTime());
        if (reads == 3) {
            lab.primary.all(FaultyBackend.Fault.REFUSE);
        }
    }
}
