// SPDX-License-Identifier: Apache-2.0
package io.maintenance.examples.checks;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An example in a process of its own, on a port that it chose and printed.
 *
 * @param process ended by {@link #close}
 * @param output every line so far
 * @param address where it answers
 */
record RunningExample(Process process, Queue<String> output, URI address) implements AutoCloseable {

    /** Each prints its address, but for Spring Boot, which logs the port. */
    private static final Pattern PORT = Pattern.compile("http://[^/ ]+:(\\d+)/|Tomcat started on port (\\d+)");

    private static final int PATIENCE_SECONDS = 120;

    /** Starts it with the file of the state in a directory, in which it also works. */
    static RunningExample start(Example example, Path state, String... settings) throws Exception {
        return start(example, example.classPath(), state, settings);
    }

    /** Starts it with further libraries. Settings are system properties: {@code name=value}. */
    static RunningExample start(Example example, String classPath, Path state, String... settings) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Path temporary = Files.createDirectories(state.resolve("tmp"));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classPath));
        command.add("-Djava.io.tmpdir=" + temporary);
        for (String setting : settings) {
            command.add("-D" + setting);
        }
        command.add(example.mainClass());
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(state.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("MAINTENANCE_"));
        builder.environment().put("MAINTENANCE_STATE", state.toString());
        return await(builder.start());
    }

    private static RunningExample await(Process process) throws Exception {
        Queue<String> output = new ConcurrentLinkedQueue<>();
        CompletableFuture<Integer> port = new CompletableFuture<>();
        Thread reader = new Thread(() -> read(process, output, port), "output of an example");
        reader.setDaemon(true);
        reader.start();
        try {
            URI address = URI.create("http://127.0.0.1:" + port.get(PATIENCE_SECONDS, SECONDS) + "/");
            return new RunningExample(process, output, address);
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new IllegalStateException("It did not start, but said: " + output, e);
        }
    }

    private static void read(Process process, Queue<String> output, CompletableFuture<Integer> port) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line);
                Matcher found = PORT.matcher(line);
                if (found.find()) {
                    port.complete(Integer.valueOf(found.group(1) == null ? found.group(2) : found.group(1)));
                }
            }
        } catch (IOException ended) {
            output.add(ended.toString());
        }
        port.completeExceptionally(new IllegalStateException("it ended without an address"));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
