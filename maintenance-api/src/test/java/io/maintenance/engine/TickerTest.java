// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TickerTest {

    private final Lab lab = new Lab();
    private final TreeMap<Integer, Long> readAt = new TreeMap<>();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void aStoreThatHasGoneAwayIsLookedForEveryTwoSeconds() {
        lab.surroundings = new HastyTime(20, this::noteReadAndRefuse);
        lab.poll = Duration.ofSeconds(1);
        lab.withFallback();

        lab.node();

        List<Long> times = List.copyOf(readAt.values());
        assertThat(times).hasSizeGreaterThan(5);
        for (int read = 4; read < times.size(); read++) {
            assertThat(times.get(read) - times.get(read - 1))
                    .as("%s", readAt)
                    .isEqualTo(Duration.ofSeconds(2).toNanos());
        }
    }

    @Test
    void aHintAfterAQuietTimeIsFollowedAtOnce() {
        HastyTime time = new HastyTime(20, () -> {
            if (lab.primary.reads.get() % 5 == 0) {
                lab.primary.hint();
            }
        });
        lab.surroundings = time;
        lab.poll = Duration.ofSeconds(1);

        lab.node();

        assertThat(lab.primary.reads).hasValueGreaterThan(15);
        assertThat(time.pauses()).isEmpty();
    }

    @Test
    void hintsThatComeThickAreFollowedInTheirTurn() {
        HastyTime time = new HastyTime(20, lab.primary::hint);
        lab.surroundings = time;

        lab.node();

        assertThat(time.pauses()).hasSizeGreaterThan(15).allMatch(each -> each.toMillis() == 50);
    }

    private void noteReadAndRefuse() {
        int reads = lab.primary.reads.get();
        readAt.putIfAbsent(reads, lab.surroundings.nanoTime());
        if (reads == 3) {
            lab.primary.all(FaultyBackend.Fault.REFUSE);
        }
    }
}
