// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.engine.simulation.Simulation;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class SimulationTest {

    private static final int HISTORIES = 3_000;

    @Test
    void everyHistoryEndsWell() {
        try (HistoryOfSeed history = new HistoryOfSeed()) {
            for (long seed = 1; seed <= HISTORIES; seed++) {
                List<String> complaints = history.apply(seed);
                if (!complaints.isEmpty()) {
                    throw new AssertionError(complaints + "\nAgain with ./simulate 1 --seed " + seed + "\n"
                            + new Simulation(VirtualNode::new).report(seed));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void manyWhoseStoreWasEmptiedDoNotStormIt(boolean pushed) {
        int replicas = 300;
        try (Overheard overheard = new Overheard()) {
            long writes = new Simulation(VirtualNode::new).writesAfterLoss(replicas, pushed);

            assertThat(writes).isBetween(2L, 2L * replicas);
            assertThat(overheard.errors()).isEmpty();
        }
    }

    @Test
    void aSeedIsTheSameHistoryEachTime() {
        try (HistoryOfSeed history = new HistoryOfSeed()) {
            assertThat(history.apply(7)).isEmpty();
            Simulation simulation = new Simulation(VirtualNode::new);

            assertThat(simulation.report(7)).isEqualTo(simulation.report(7)).contains("calm");
        }
    }
}
