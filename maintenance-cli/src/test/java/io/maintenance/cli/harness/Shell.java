// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.harness;

import io.maintenance.cli.CommandLineTool;
import io.maintenance.cli.Main;
import io.maintenance.cli.command.SwitchFactory;
import io.maintenance.cli.terminal.Terminal;
import io.maintenance.engine.Engine;
import io.maintenance.engine.config.sources.Environment;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Runs the tool in an environment of its own in which nothing comes from the developer's: inside this virtual machine, or as a
 * process where a process makes a difference.
 *
 * @param directory where the tool runs; the state is in {@code state} below it
 * @param prefix what comes before the command, such as another program that starts it
 * @param environment the variables
 * @param ahead how much later it is here than in processes
 */
public record Shell(Path directory, List<String> prefix, Map<String, String> environment, Duration ahead) {

    /** Returns a shell in a directory. */
    public static Shell in(Path directory) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("PATH", System.getenv("PATH"));
        environment.put("HOME", directory.toString());
        environment.put("TZ", "UTC");
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("MAINTENANCE_STATE", directory.resolve("state").toString());
        environment.put("MAINTENANCE_BY", "ops@web-1");
        return new Shell(directory, List.of(), environment, Duration.ZERO);
    }

    /** Returns a shell with one more variable. */
    public Shell with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(environment);
        more.put(name, value);
        return new Shell(directory, prefix, more, ahead);
    }

    /** Returns a shell whose commands are started by another program. */
    public Shell through(String... program) {
        return new Shell(directory, List.of(program), environment, ahead);
    }

    /** Returns a shell in which it is later, as far as the tool runs here. */
    public Shell later(Duration ahead) {
        return new Shell(directory, prefix, environment, ahead);
    }

    /** Returns a shell in which it is this time now, as far as the tool runs here. */
    public Shell at(Instant now) {
        return later(Duration.between(Clock.systemUTC().instant(), now));
    }

    /** Runs the tool to its end: here, unless another program starts it. */
    public CommandOutput run(String... args) {
        return prefix.isEmpty() ? InProcessTool.run(machine(), clock(), args) : process(args);
    }

    /** Runs the tool to its end here, and returns all that it printed as standard output, in order. */
    public CommandOutput together(String... args) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        PrintStream stream = InProcessTool.stream(both);
        int exit = new CommandLineTool(new Terminal(stream, stream, clock()), machine()).run(args);
        return new CommandOutput(exit, both.toString(StandardCharsets.UTF_8), "");
    }

    /** Runs the tool to its end, as a process. */
    public CommandOutput process(String... args) {
        return CommandOutput.of(tool(classPath(), args));
    }

    /** Opens what this environment says. */
    public SwitchFactory machine() {
        Environment machine =
                new Environment(environment, System.getProperties(), directory.toAbsolutePath(), Path.of("/"));
        return SwitchFactory.from(() -> new Engine(machine).newBuilder().clock(clock()));
    }

    /** Returns the clock of this environment. */
    public Clock clock() {
        return Clock.offset(Clock.system(ZoneId.of(Objects.requireNonNull(environment.get("TZ")))), ahead);
    }

    /** Returns the tool, ready to be started. */
    public ProcessBuilder tool(String classPath, String... args) {
        List<String> command = new ArrayList<>(prefix);
        command.add(java());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-cp", classPath));
        command.add(Main.class.getName());
        command.addAll(List.of(args));
        return program(command);
    }

    /** Returns any program, ready to be started. */
    public ProcessBuilder program(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }

    /** Returns one entry of the default namespace. */
    public Path entry(String key) {
        return directory.resolve("state").resolve("default").resolve(key);
    }

    /** Puts a program {@code maintenance} into a directory, which runs the tool from a class path. */
    public static void install(Path directory, String classPath) throws IOException {
        Path program = directory.resolve("maintenance");
        Files.writeString(
                program,
                "#!/bin/sh\nexec '" + java() + "' -XX:TieredStopAtLevel=1 -cp '" + classPath + "' "
                        + Main.class.getName() + " \"$@\"\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Returns what these tests run with: the tool, and everything it needs. */
    public static String classPath() {
        return System.getProperty("java.class.path");
    }

    /** Returns the entries of the class path. */
    public static List<Path> classPathEntries() {
        return List.of(classPath().split(File.pathSeparator)).stream()
                .map(Path::of)
                .toList();
    }
}
