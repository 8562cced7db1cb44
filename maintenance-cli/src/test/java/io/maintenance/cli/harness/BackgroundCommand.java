// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.harness;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A process that keeps running; closing stops it. */
public final class BackgroundCommand implements AutoCloseable {

    private final Process process;
    private final Path out;

    private BackgroundCommand(Process process, Path out) {
        this.process = process;
        this.out = out;
    }

    public static BackgroundCommand start(ProcessBuilder builder, Path out) throws IOException {
        Process process = builder.redirectOutput(out.toFile())
                .redirectError(out.resolveSibling(out.getFileName() + ".err").toFile())
                .start();
        return new BackgroundCommand(process, out);
    }

    /** Returns the lines printed so far. */
    public List<String> lines() {
        try {
            return Files.readString(out, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits for a line. */
    public String line(int number, Duration atMost) {
        await().atMost(atMost).pollInterval(Duration.ofMillis(20)).until(() -> lines().size() >= number);
        return lines().get(number - 1);
    }

    public Process process() {
        return process;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
