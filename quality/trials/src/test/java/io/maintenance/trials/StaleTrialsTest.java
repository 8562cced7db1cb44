// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maintenance.spi.StorageKey;
import io.maintenance.trials.store.StoreFault;
import io.maintenance.trials.store.TrialStore;
import io.maintenance.trials.store.TrialStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A node is started alone, days after its store lost all: what it remembers counts if it was tended within seven days. */
@Tag("slow")
class StaleTrialsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Map<String, String> SETTINGS = Map.of("backend.timeout", "5s");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"redis", "file", "memcached"})
    void afterSixDaysTheSwitchIsBroughtBackFromTheFallback(String name) {
        try (TrialStore store = TrialStores.open(name);
                Deployment one = lostAll(store)) {
            NodeProcess late = one.again(0, daysLater(6));

            one.awaitAll(true, PATIENCE);
            one.awaitStored(PATIENCE);
            assertThat(late.disable("operator").isConfirmed()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"redis", "file", "memcached"})
    void afterEightDaysTheFallbackIsSetAsideAndNothingIsSwitched(String name) throws IOException {
        try (TrialStore store = TrialStores.open(name);
                Deployment one = lostAll(store)) {
            NodeProcess late = one.again(0, daysLater(8));
            assertThat(late.disable("somebody").isConfirmed()).isTrue(); // it has seen the store by now

            assertThat(late.state()).isEqualTo("global/somebody=off");
            assertThat(one.stored().values()).isNotEmpty().noneMatch(text -> text.contains("operator"));
            assertThat(one.setAside()).anyMatch(text -> text.contains("global.operator.on=true"));
        }
    }

    /** A node has turned the switch on and ended, and then the store was flushed. */
    private Deployment lostAll(TrialStore store) {
        Deployment one = new Deployment(store, directory, "stale").with(1, SETTINGS);
        assertThat(one.node(0).turn(true).isConfirmed()).isTrue();
        one.awaitStored(PATIENCE);
        Path kept = directory.resolve("node-0").resolve("stale").resolve(StorageKey.MAINTENANCE_MODE_STATUS.name());
        await().atMost(PATIENCE)
                .until(() -> Files.exists(kept) && Files.readString(kept).contains("global.operator.on=true"));
        one.node(0).close();
        store.inject(StoreFault.FLUSH, "stale");
        assertThat(one.stored()).isEmpty();
        return one;
    }

    private static Map<String, String> daysLater(int days) {
        Map<String, String> settings = new HashMap<>(SETTINGS);
        settings.put("clock", "P" + days + "D");
        return settings;
    }
}
