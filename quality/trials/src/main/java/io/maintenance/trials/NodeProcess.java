// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials;

import io.maintenance.trials.process.NodeProgram;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A node in a process of its own, which holds a switch as an application does. One thread at a time asks. */
public final class NodeProcess implements AutoCloseable {

    private static final String PREFIX = "maintenance.";
    private static final String GLOBAL = "global";

    private final JavaProcess process;

    private NodeProcess(JavaProcess process) {
        this.process = process;
    }

    /**
     * Starts a node, and does not wait until it is ready. Its fallback is the directory {@code NAME} unless the settings say
     * otherwise.
     *
     * @param settings names as in a properties file without {@code maintenance.}, and {@code clock} for how wrong its clock is
     */
    public static NodeProcess start(String name, Path directory, Map<String, String> settings) {
        Map<String, String> all = new TreeMap<>(Map.of(
                "fallback.url",
                "file:" + directory.resolve(name),
                "flag-file",
                "none",
                "start-timeout",
                "1m", // a busy machine may take a while to read the store
                "by",
                "ops@" + name));
        all.putAll(settings);
        List<String> arguments = all.entrySet().stream()
                .map(each -> (each.getKey().equals("clock") ? "" : PREFIX) + each.getKey() + "=" + each.getValue())
                .toList();
        return new NodeProcess(JavaProcess.start(name, directory, NodeProgram.class, arguments));
    }

    /** Waits until it is ready. */
    public NodeProcess awaitReady() {
        process.awaitReady();
        return this;
    }

    /** Turns a holder of the scope {@code global} on; {@code mark} tells this change from others. */
    public ChangeAnswer enable(String holder, String mark) {
        return ChangeAnswer.of(process.ask("enable " + GLOBAL + " " + holder + " " + mark));
    }

    /** Turns a holder off. */
    public ChangeAnswer disable(String holder) {
        return ChangeAnswer.of(process.ask("disable " + GLOBAL + " " + holder));
    }

    /** Turns the operator on or off. */
    public ChangeAnswer turn(boolean on) {
        return on ? enable("operator", "-") : disable("operator");
    }

    /** Lets an address through. */
    public ChangeAnswer allow(String address) {
        return ChangeAnswer.of(process.ask("allow " + GLOBAL + " " + address));
    }

    /** Takes an address off the list. */
    public ChangeAnswer disallow(String address) {
        return ChangeAnswer.of(process.ask("disallow " + GLOBAL + " " + address));
    }

    /** Tells whether it is in maintenance. */
    public boolean isOn() {
        return Boolean.parseBoolean(process.ask("is-on"));
    }

    /** Returns all that it knows, comparable with other nodes. */
    public String state() {
        return process.ask("state");
    }

    /** Returns what its visitor saw since the last call. */
    public VisitCounts visits() {
        return VisitCounts.of(process.ask("visits"));
    }

    /** Says a command in its own words. */
    public String ask(String line) {
        return process.ask(line);
    }

    /** Says a command whose answer is fetched later. */
    public void say(String line) {
        process.say(line);
    }

    /** Returns the answer to what was said before. */
    public String answer() {
        return process.answer();
    }

    /** Kills it. */
    public void kill() {
        process.kill();
    }

    @Override
    public void close() {
        process.close();
    }
}
