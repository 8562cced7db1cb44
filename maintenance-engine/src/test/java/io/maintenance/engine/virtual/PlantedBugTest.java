// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.engine.lab.LogRecorder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The test of the simulation and of some tests: they find what a change might break. */
@Tag("slow")
class PlantedBugTest {

    private static final LogRecorder LOG = new LogRecorder();
    private static final ExecutorService PROCESSORS =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    private static final Map<PlantedBug, Future<List<String>>> VIOLATIONS = new EnumMap<>(PlantedBug.class);

    /**
     * Compiling takes longest: all of them are begun at once. A test that is to fail waits for what does not come, so that it waits
     * not long; were that too short on a busy machine, it would fail, too.
     */
    @BeforeAll
    static void begin(@TempDir Path directory) {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(2));
        for (PlantedBug bug : PlantedBug.values()) {
            VIOLATIONS.put(bug, PROCESSORS.submit(() -> BrokenEngine.violations(bug, directory.resolve(bug.name()))));
        }
    }

    @AfterAll
    static void end() {
        PROCESSORS.shutdownNow();
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
        LOG.close();
    }

    @ParameterizedTest
    @EnumSource
    void isFoundByItsHistoryOrItsTest(PlantedBug bug) throws Exception {
        List<String> violations = Objects.requireNonNull(VIOLATIONS.get(bug)).get();

        assertThat(violations)
                .withFailMessage("%s is not found by seed %s %s: see ./simulate --planted", bug, bug.seed, bug.test)
                .isNotEmpty();
    }
}
