// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maintenance.cli.harness.BackgroundCommand;
import io.maintenance.cli.harness.CommandOutput;
import io.maintenance.cli.harness.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code serve} does beside answering. */
@Tag("slow")
class ServeProcessTest {

    @Test
    void whatHappensIsRecordedUntilItEnds(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("log/events.jsonl");
        Shell shell = Shell.in(directory).with("MAINTENANCE_EVENTS_FILE", file.toString());
        ProcessBuilder serve = shell.tool(Shell.classPath(), "serve", "--listen", "127.0.0.1:0");
        try (BackgroundCommand server = BackgroundCommand.start(serve, directory.resolve("serve.out"))) {
            await().until(() -> server.lines().contains("Events     " + file));
            shell.run("enable", "--reason", "Database migration");
            await().until(() -> shell.run("history").out().contains("by ops@web-1: Database migration"));
            shell.run("disable");

            server.process().destroy();

            assertThat(server.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        CommandOutput history = shell.run("history");
        assertThat(history.exit()).as("%s", history).isZero();
        assertThat(history.out()).containsPattern("(?s)recording started.*enabled.*disabled.*recording stopped");
        assertThat(Files.readString(directory.resolve("serve.out.err"))).contains(" INFO Maintenance of default: ");
    }
}
