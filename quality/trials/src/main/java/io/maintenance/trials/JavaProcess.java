// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A child process that runs a Java program with the class path of this one. It is asked line by line, and every wait for an answer is
 * bounded. It ends with {@link #close}, and by itself when this process ends. One thread at a time asks.
 */
public final class JavaProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int LINES_SHOWN = 20;

    private final String name;
    private final Process process;
    private final Path errors;
    private final Writer commands;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

    private JavaProcess(String name, Process process, Path errors) {
        this.name = name;
        this.process = process;
        this.errors = errors;
        this.commands = process.outputWriter(StandardCharsets.UTF_8);
        Thread reader = new Thread(this::read, "answers of " + name);
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts a program, and does not wait until it is ready.
     *
     * @param directory where it runs, and where {@code NAME.log} takes what it writes to standard error
     */
    public static JavaProcess start(String name, Path directory, Class<?> program, List<String> arguments) {
        Path errors = directory.resolve(name + ".log");
        List<String> command = new ArrayList<>(java());
        command.addAll(List.of("-Xmx192m", program.getName()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()));
        builder.environment().put("MAINTENANCE_STATE", state(directory).toString());
        try {
            return new JavaProcess(name, builder.start(), errors);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " could not be started", e);
        }
    }

    /** Returns the state directory of the programs that run in this directory: nothing of theirs goes anywhere else. */
    static Path state(Path directory) {
        return directory.resolve("state");
    }

    /** Returns the beginning of a command that runs a class of this class path: this Java, made to start quickly. */
    static List<String> java() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"));
    }

    /** Waits until it is ready. */
    public void awaitReady() {
        String first = answer();
        if (!first.equals("ready")) {
            throw failure("said \"" + first + "\" in place of \"ready\"");
        }
    }

    /** Says a line and returns the answer to it. */
    public String ask(String line) {
        say(line);
        return answer();
    }

    /** Says a line; the answer is fetched with {@link #answer}. */
    public void say(String line) {
        try {
            commands.write(line + "\n");
            commands.flush();
        } catch (IOException e) {
            throw failure("is gone: " + e.getMessage());
        }
    }

    /** Waits for the next answer. */
    public String answer() {
        String answer = poll();
        if (answer == null) {
            throw failure("did not answer within " + PATIENCE.toMinutes() + " min");
        }
        if (answer.startsWith("failed ")) {
            throw failure(answer);
        }
        return answer;
    }

    /** Kills it, as a crash does. */
    public void kill() {
        process.destroyForcibly();
        join();
    }

    /** Lets it close what it has open; kills it if that takes longer than some seconds. */
    @Override
    public void close() {
        try {
            commands.close();
        } catch (IOException gone) {
            // then it has ended already
        }
        if (!join()) {
            kill();
        }
    }

    private boolean join() {
        try {
            return process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            return false;
        }
    }

    private @Nullable String poll() {
        try {
            return answers.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("was not waited for");
        }
    }

    private void read() {
        try (BufferedReader in = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                answers.add(line);
            }
            answers.add("failed it has ended");
        } catch (IOException e) {
            answers.add("failed it has ended, " + e.getMessage());
        }
    }

    private AssertionError failure(String what) {
        return new AssertionError(name + " " + what + ". It wrote:\n" + log());
    }

    private String log() {
        try {
            List<String> lines = Files.readAllLines(errors, StandardCharsets.ISO_8859_1);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
        } catch (IOException e) {
            return "(nothing: " + e + ")";
        }
    }
}
