// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials;

import static io.maintenance.trials.store.StoreFault.CUT;
import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.trials.store.TrialStore;
import io.maintenance.trials.store.TrialStores;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes whose clocks are five minutes apart: node 0 is ahead. */
@Tag("slow")
class ClockTrialsTest {

    private TrialStore store;
    private Deployment deployment;

    @BeforeEach
    void open(@TempDir Path directory) {
        store = TrialStores.open("redis");
        deployment = new Deployment(store, directory, "clocks")
                .with(1, Map.of("clock", "PT5M", "backend.timeout", "5s"))
                .with(1, Map.of("backend.timeout", "5s"));
    }

    @AfterEach
    void close() {
        deployment.close();
        store.close();
    }

    @Test
    void whatIsSaidLastCountsWhateverTheClocksSay() {
        assertThat(deployment.node(0).turn(true).isConfirmed()).isTrue();
        deployment.awaitAll(true);
        assertThat(deployment.node(1).turn(false).isConfirmed()).isTrue();
        deployment.awaitAll(false);

        deployment.node(0).ask("jump PT-1H");
        assertThat(deployment.node(0).turn(true).isConfirmed()).isTrue();
        deployment.awaitAll(true);
        assertThat(deployment.node(1).turn(false).isConfirmed()).isTrue();
        deployment.awaitAll(false);

        ofTwoWhoDoNotHearOfEachOtherTheLaterClockWins();
    }

    private void ofTwoWhoDoNotHearOfEachOtherTheLaterClockWins() {
        deployment.node(0).ask("jump PT5M");
        store.inject(CUT, deployment.namespace());
        assertThat(deployment.node(0).enable("deploy", "ahead").outcome()).isEqualTo("DEGRADED");
        assertThat(deployment.node(1).disable("deploy").isConfirmed()).isTrue();
        assertThat(deployment.node(1).isOn()).isFalse();
        store.repair(CUT);

        deployment.awaitAll(true);
    }
}
