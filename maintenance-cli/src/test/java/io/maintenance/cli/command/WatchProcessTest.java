// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.jr.ob.JSON;
import io.maintenance.cli.harness.BackgroundCommand;
import io.maintenance.cli.harness.Shell;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class WatchProcessTest {

    /** Only what would never come ends a test. */
    private static final Duration START = Duration.ofMinutes(1);

    private static final Duration SEEN = Duration.ofMinutes(1);

    private Shell shell;

    @BeforeEach
    void beginWithNothing(@TempDir Path directory) {
        shell = Shell.in(directory);
    }

    @Test
    void changesOfOthersAreSeen() throws IOException {
        try (BackgroundCommand watch = watch()) {
            assertThat(watch.line(1, START)).contains("global off", "(start)");

            shell.run("enable", "--reason", "Database migration", "--for", "2h");
            assertThat(watch.line(2, SEEN))
                    .contains("global on, full, until ", "by ops@web-1", "(remote change)", "Database migration");

            shell.run("disable");
            assertThat(watch.line(3, SEEN)).contains("global off");
        }
    }

    @Test
    void theEndOfAWindowIsTold() throws IOException {
        try (BackgroundCommand watch = watch("--json")) {
            watch.line(1, START);
            shell.run("enable", "--for", "10s");

            assertThat(JSON.std.mapFrom(watch.line(2, SEEN))).containsEntry("on", true);
            assertThat(JSON.std.mapFrom(watch.line(3, SEEN)))
                    .containsEntry("on", false)
                    .containsEntry("cause", "time");
        }
    }

    @Test
    void theFlagFileIsTold() throws IOException {
        try (BackgroundCommand watch = watch()) {
            watch.line(1, START);
            Files.createDirectories(shell.entry("ON").getParent());

            Files.createFile(shell.entry("ON"));
            assertThat(watch.line(2, SEEN)).contains("global on", "(flag file)");

            Files.delete(shell.entry("ON"));
            assertThat(watch.line(3, SEEN)).contains("global off");
        }
    }

    @Test
    void onlyTheScopeThatWasAskedForIsTold() throws IOException {
        try (BackgroundCommand watch = watch("--scope", "store-a")) {
            assertThat(watch.line(1, START)).contains("store-a off");
            shell.run("enable", "--scope", "store-b");
            shell.run("enable", "--scope", "store-a");

            assertThat(watch.line(2, SEEN)).contains("store-a on");
        }
    }

    @Test
    void whatIsLostWhileItRunsComesBack() throws IOException {
        shell.run("enable");
        try (BackgroundCommand watch = watch()) {
            assertThat(watch.line(1, START)).contains("global on");

            Files.writeString(shell.entry("MAINTENANCE_MODE_STATUS"), "garbage");
            await().atMost(SEEN)
                    .untilAsserted(() -> assertThat(shell.run("check").exit()).isEqualTo(3));

            Files.delete(shell.entry("MAINTENANCE_MODE_STATUS"));
            await().atMost(SEEN).until(() -> Files.exists(shell.entry("MAINTENANCE_MODE_STATUS")));
            assertThat(shell.run("check").exit()).isEqualTo(3);
        }
    }

    @Test
    void itEndsWhenItIsToldTo() throws Exception {
        try (BackgroundCommand watch = watch()) {
            watch.line(1, START);

            watch.process().destroy();

            assertThat(watch.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(watch.process().exitValue()).isEqualTo(143);
            assertThat(watch.lines()).hasSize(1);
        }
    }

    @Test
    void itEndsWhenNobodyReadsAnyMore() throws Exception {
        Process process = shell.tool(Shell.classPath(), "watch")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
                assertThat(reader.readLine()).contains("(start)");
            }
            shell.run("enable");

            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    private BackgroundCommand watch(String... options) throws IOException {
        String[] args = new String[options.length + 1];
        args[0] = "watch";
        System.arraycopy(options, 0, args, 1, options.length);
        return BackgroundCommand.start(
                shell.tool(Shell.classPath(), args), shell.directory().resolve("watch.out"));
    }
}
