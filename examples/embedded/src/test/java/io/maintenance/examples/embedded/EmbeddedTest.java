// SPDX-License-Identifier: Apache-2.0
package io.maintenance.examples.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maintenance.MaintenanceMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedTest {

    @Test
    void aChangeMadeElsewhereIsSeen(@TempDir Path directory) throws IOException {
        Path out = directory.resolve("out");
        Process example = example(directory).redirectOutput(out.toFile()).start();
        try (MaintenanceMode elsewhere =
                MaintenanceMode.builder().backend("file:" + directory).oneShot().open()) {
            awaitLines(out, "now: off");

            elsewhere.enable();
            awaitLines(out, "now: off", "global: on");

            elsewhere.disable();
            awaitLines(out, "now: off", "global: on", "global: off");
            assertThat(example.isAlive()).isTrue();
        } finally {
            example.destroyForcibly();
        }
    }

    private static ProcessBuilder example(Path directory) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), Embedded.class.getName())
                .directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().keySet().removeIf(name -> name.startsWith("MAINTENANCE"));
        builder.environment().put("MAINTENANCE_STATE", directory.toString());
        return builder;
    }

    private static void awaitLines(Path out, String... lines) {
        await().pollInterval(Duration.ofMillis(20))
                .until(() -> Files.readAllLines(out).equals(List.of(lines)));
    }
}
