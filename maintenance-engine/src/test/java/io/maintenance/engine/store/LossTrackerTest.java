// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.store;

import static io.maintenance.engine.lab.Lab.ADDRESSES;
import static io.maintenance.engine.lab.Lab.STATUS;
import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.MaintenanceMode;
import io.maintenance.NotStoredException;
import io.maintenance.engine.lab.FaultyBackend;
import io.maintenance.engine.lab.Lab;
import io.maintenance.engine.lab.LogLines;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A store that loses what it is given as soon as it has it. Nobody polls: time passes when the test says so. */
class LossTrackerTest {

    private static final int NODES = 10;
    private static final String AGAIN = "lost again and again";

    private final Lab lab = new Lab();
    private final LogLines log = new LogLines();
    private final List<MaintenanceMode> nodes = new ArrayList<>();
    private final List<FaultyBackend> clients = new ArrayList<>();

    @BeforeEach
    void open() {
        lab.poll = Duration.ofHours(1);
        for (int i = 0; i < NODES; i++) {
            nodes.add(lab.elsewhere().node());
            clients.add(lab.primary);
        }
        nodes.get(0).enable(spec -> spec.addresses(List.of("10.0.0.1")));
        look();
    }

    @AfterEach
    void close() {
        lab.close();
        log.close();
    }

    private void look() {
        nodes.forEach(MaintenanceMode::synchronize);
    }

    private int writes() {
        return clients.stream().mapToInt(client -> client.writes.get()).sum();
    }

    /** Lets every node look some hundred times in a minute. */
    private int writesOfAMinute(Runnable loss) {
        int before = writes();
        for (int i = 0; i < 600; i++) {
            loss.run();
            lab.machine.pass(Duration.ofMillis(100));
            nodes.get(i % NODES).synchronize();
        }
        return writes() - before;
    }

    @Test
    void itIsGivenItLessAndLessOften() {
        int first = writesOfAMinute(lab.primaryEntries::clear);
        int second = writesOfAMinute(lab.primaryEntries::clear);

        assertThat(first).isBetween(NODES, NODES * 2 * 9);
        assertThat(second).isBetween(1, NODES * 2 * 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "format=1\nnamespace=other\n~end=3\n"})
    void alsoIfSomebodyWritesOverItEachTime(String text) {
        writesOfAMinute(() -> lab.primaryEntries.put(STATUS, text));

        assertThat(writesOfAMinute(() -> lab.primaryEntries.put(STATUS, text))).isBetween(1, NODES * 4);
    }

    @Test
    void alsoIfItGoesBackToAnOlderStateEachTime() {
        String old = lab.inPrimary(STATUS);
        nodes.get(0).disable();
        look();
        writesOfAMinute(() -> lab.primaryEntries.put(STATUS, old));

        assertThat(writesOfAMinute(() -> lab.primaryEntries.put(STATUS, old))).isBetween(1, NODES * 4);
    }

    @Test
    void thatIsSaidOnceByEachNodeWithWhatToDo() {
        writesOfAMinute(() -> lab.primaryEntries.remove(STATUS));

        assertThat(log.all().stream().filter(line -> line.contains(AGAIN)).toList())
                .hasSize(NODES)
                .allMatch(line -> line.contains("maxmemory-policy"));
        assertThat(log.all().stream()
                        .filter(line -> line.contains("was gone and was put back"))
                        .toList())
                .hasSizeBetween(1, NODES);
    }

    @Test
    void aSingleLossIsMadeGoodAtOnceEachTime() {
        for (int i = 0; i < 5; i++) {
            lab.primaryEntries.clear();
            nodes.get(0).synchronize();
            assertThat(lab.primaryEntries).containsOnlyKeys(STATUS, ADDRESSES);
            lab.machine.pass(Duration.ofSeconds(15));
        }
        assertThat(log.all()).noneMatch(line -> line.contains(AGAIN));
    }

    @Test
    void onceItHasStayedTheNextLossIsMadeGoodAtOnce() {
        writesOfAMinute(lab.primaryEntries::clear);
        lab.machine.pass(Duration.ofMinutes(2));
        look();
        assertThat(lab.primaryEntries).containsOnlyKeys(STATUS, ADDRESSES);
        lab.machine.pass(Duration.ofMinutes(2));

        lab.primaryEntries.clear();
        nodes.get(0).synchronize();
        assertThat(lab.primaryEntries).containsOnlyKeys(STATUS, ADDRESSES);
    }

    @Test
    void aWriteThatFailedIsNoSecondLoss() {
        lab.primaryEntries.clear();
        clients.get(0).onWrite(FaultyBackend.Fault.REFUSE);
        for (int i = 0; i < 5; i++) {
            try {
                nodes.get(0).synchronize();
            } catch (NotStoredException expected) {
                // its write failed
            }
            lab.machine.pass(Duration.ofSeconds(1));
        }
        clients.get(0).heal();
        nodes.get(0).synchronize();

        assertThat(lab.primaryEntries).containsOnlyKeys(STATUS, ADDRESSES);
        assertThat(log.all()).noneMatch(line -> line.contains(AGAIN));
    }

    @Test
    void aChangeIsStoredAtOnceAllTheSame() {
        writesOfAMinute(lab.primaryEntries::clear);

        nodes.get(0).disable();

        assertThat(lab.inPrimary(STATUS)).contains("operator.on=false");
    }
}
