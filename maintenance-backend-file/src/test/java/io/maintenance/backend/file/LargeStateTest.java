// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is promised of large states: 10,000 scopes and 100,000 ranges, in a heap of 256 MiB. How long the start took is printed;
 * what looks at each range again for each never ends.
 */
@Tag("slow")
class LargeStateTest {

    private final Processes processes = new Processes();

    @TempDir
    private Path directory;

    @AfterEach
    void endProcesses() {
        processes.close();
    }

    @Test
    @Timeout(300)
    void aLargeStateStartsSoonAndWorksWithinALittleHeap() throws Exception {
        LargeState.write(directory);

        Map<String, String> told = run();

        System.out.println("large state, milliseconds and MiB: " + told);
        assertThat(told)
                .containsEntry("scopes", String.valueOf(LargeState.SCOPES + 1))
                .containsEntry("ranges", String.valueOf(LargeState.RANGES))
                .containsEntry("on", "true")
                .containsEntry("in", "false")
                .containsEntry("after", String.valueOf(LargeState.RANGES));
    }

    private Map<String, String> run() throws Exception {
        Process process = processes.startProgram(LargeStart.class, "-Xmx256m", directory.toString());
        String output = Processes.output(process);

        assertThat(process.exitValue()).as(output).isZero();
        return output.lines()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    }
}
