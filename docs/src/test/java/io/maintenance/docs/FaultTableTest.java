// SPDX-License-Identifier: Apache-2.0
package io.maintenance.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.maintenance.trials.FaultTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of faults says what the trials of this build saw, on real servers. {@code ./trials} writes it, and tells times. */
class FaultTableTest {

    private static final List<String> STORES = List.of("file", "redis", "memcached", "hazelcast");

    @Test
    void thePageSaysWhatTheTrialsSaw() throws IOException {
        FaultTable table = new FaultTable();
        for (String store : STORES) {
            Path report = Pages.ROOT.resolve("quality/trials/target/maintenance-trials/" + store + ".tsv");
            assumeTrue(Files.exists(report), () -> "no report of " + store + ": its trials have not run");
            table.add(store, Files.readAllLines(report));
        }

        assertThat(FaultTable.in(Pages.ROOT.resolve("docs/faults.md")))
                .as("the table of faults; ./trials writes it again")
                .isEqualTo(table.text());
    }
}
