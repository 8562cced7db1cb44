// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The command line tool, run to its end as a process.
 *
 * @param exit its exit code
 * @param text what it wrote to both of its outputs
 */
public record CommandRun(int exit, String text) {

    private static final String TOOL = "io.maintenance.cli.Main";
    private static final int PATIENCE_SECONDS = 300;

    /** Runs the tool of this class path. */
    public static CommandRun run(Path directory, String... arguments) {
        List<String> command = new ArrayList<>(JavaProcess.java());
        command.add(TOOL);
        command.addAll(List.of(arguments));
        return run(directory, command);
    }

    /** Runs a program whose environment has nothing of ours but the path. */
    public static CommandRun run(Path directory, List<String> command) {
        try {
            Path output = Files.createTempFile(directory, "command", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .redirectInput(Path.of("/dev/null").toFile());
            Map<String, String> environment = builder.environment();
            environment.clear();
            environment.put("PATH", System.getenv("PATH"));
            environment.put("HOME", directory.toString());
            environment.put("LC_ALL", "C.UTF-8");
            environment.put("MAINTENANCE_BACKEND_TIMEOUT", "5s"); // on a busy machine a call may take some time
            int exit = await(builder.start());
            return new CommandRun(exit, Files.readString(output, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int await(Process process) {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("the command still runs after " + PATIENCE_SECONDS + " s");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } finally {
            process.destroyForcibly();
        }
    }
}
