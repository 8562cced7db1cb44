// SPDX-License-Identifier: Apache-2.0
package io.maintenance.events.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.jr.ob.JSON;
import io.maintenance.MaintenanceMode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that share a file take turns. */
class SharedFileTest {

    @TempDir
    Path directory;

    @Test
    void theChainStaysWhole() throws IOException, InterruptedException {
        Path file = directory.resolve("events.jsonl");
        List<Process> processes = new ArrayList<>();
        try {
            processes.add(append(file, "a"));
            processes.add(append(file, "b"));
            for (Process each : processes) {
                assertThat(each.waitFor(1, TimeUnit.MINUTES)).isTrue();
                assertThat(each.exitValue()).isZero();
            }
        } finally {
            processes.forEach(Process::destroyForcibly);
        }

        ChainReport report = SampleLog.check(LineSeal.PLAIN, file);
        assertThat(report.problems()).isEmpty();
        assertThat(report.lines()).isEqualTo(1 + 2L * AppendProgram.EVENTS);
    }

    private static Process append(Path file, String scope) throws IOException {
        String classes = Stream.of(
                        EventLog.class, AppendProgram.class, MaintenanceMode.class, JSON.class, JsonFactory.class)
                .map(each -> each.getProtectionDomain().getCodeSource().getLocation())
                .map(each -> new File(each.getPath()).getPath())
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classes,
                        AppendProgram.class.getName(),
                        file.toString(),
                        scope)
                .inheritIO()
                .start();
    }
}
