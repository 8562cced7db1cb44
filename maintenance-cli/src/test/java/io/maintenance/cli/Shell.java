// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Starts the tool as processes, each with an environment of its own in which nothing comes from the developer's.
 *
 * @param directory where the processes run; the state is in {@code state} below it
 * @param prefix what comes before the command, such as another program that starts it
 * @param environment the variables
 */
record Shell(Path directory, List<String> prefix, Map<String, String> environment) {

    /** Returns a shell in a directory. */
    static Shell in(Path directory) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("PATH", System.getenv("PATH"));
        environment.put("HOME", directory.toString());
        environment.put("TZ", "UTC");
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("MAINTENANCE_STATE", directory.resolve("state").toString());
        environment.put("MAINTENANCE_BY", "ops@web-1");
        return new Shell(directory, List.of(), environment);
    }

    /** Returns a shell with one more variable. */
    Shell with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(environment);
        more.put(name, value);
        return new Shell(directory, prefix, more);
    }

    /** Returns a shell whose commands are started by another program. */
    Shell through(String... program) {
        return new Shell(directory, List.of(program), environment);
    }

    /** Runs the tool to its end. */
    CommandRun run(String... args) {
        return CommandRun.of(tool(classPath(), args));
    }

    /** Returns the tool, ready to be started. */
    ProcessBuilder tool(String classPath, String... args) {
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-cp", classPath));
        command.add(Main.class.getName());
        command.addAll(List.of(args));
        return program(command);
    }

    /** Returns any program, ready to be started. */
    ProcessBuilder program(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }

    /** Returns one entry of the default namespace. */
    Path entry(String key) {
        return directory.resolve("state").resolve("default").resolve(key);
    }

    /** Returns what these tests run with: the tool, and everything it needs. */
    static String classPath() {
        return System.getProperty("java.class.path");
    }

    /** Returns the entries of the class path. */
    static List<Path> classPathEntries() {
        return List.of(classPath().split(File.pathSeparator)).stream()
                .map(Path::of)
                .toList();
    }
}
