// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The test of the simulation: it finds what somebody might break. */
@Tag("slow")
class PlantedBugTest {

    private static final Overheard OVERHEARD = new Overheard();

    @TempDir
    Path directory;

    @BeforeAll
    static void listen() {
        assertThat(OVERHEARD.errors()).isEmpty();
    }

    @AfterAll
    static void stopListening() {
        OVERHEARD.close();
    }

    @ParameterizedTest
    @EnumSource
    void isFoundByItsHistory(PlantedBug bug) {
        List<String> complaints = BrokenEngine.with(bug, directory).apply(bug.seed);

        assertThat(complaints)
                .withFailMessage("The history of seed %s does not find %s: see ./simulate --planted", bug.seed, bug)
                .isNotEmpty();
    }
}
