// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials;

import io.maintenance.trials.process.NodeProgram;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A process that holds a switch, as an application does. One thread at a time asks. */
public final class Node implements AutoCloseable {

    private static final String PREFIX = "maintenance.";
    private static final String GLOBAL = "global";

    private final Child child;

    private Node(Child child) {
        this.child = child;
    }

    /**
     * Starts a node, and does not wait until it is ready. Its fallback is the directory {@code NAME} unless the settings say
     * otherwise.
     *
     * @param settings names as in a properties file without {@code maintenance.}, and {@code clock} for how wrong its clock is
     */
    public static Node start(String name, Path directory, Map<String, String> settings) {
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
        return new Node(Child.start(name, directory, NodeProgram.class, arguments));
    }

    /** Waits until it is ready. */
    public Node awaitReady() {
        child.awaitReady();
        return this;
    }

    /** Turns a holder of the scope {@code global} on; {@code mark} tells this change from others. */
    public Answer enable(String holder, String mark) {
        return Answer.of(child.ask("enable " + GLOBAL + " " + holder + " " + mark));
    }

    /** Turns a holder off. */
    public Answer disable(String holder) {
        return Answer.of(child.ask("disable " + GLOBAL + " " + holder));
    }

    /** Turns the operator on or off. */
    public Answer turn(boolean on) {
        return on ? enable("operator", "-") : disable("operator");
    }

    /** Lets an address through. */
    public Answer allow(String address) {
        return Answer.of(child.ask("allow " + GLOBAL + " " + address));
    }

    /** Takes an address off the list. */
    public Answer disallow(String address) {
        return Answer.of(child.ask("disallow " + GLOBAL + " " + address));
    }

    /** Tells whether it is in maintenance. */
    public boolean isOn() {
        return Boolean.parseBoolean(child.ask("is-on"));
    }

    /** Returns all that it knows, comparable with other nodes. */
    public String state() {
        return child.ask("state");
    }

    /** Returns what its visitor saw since the last call. */
    public Visits visits() {
        return Visits.of(child.ask("visits"));
    }

    /** Says a command in its own words. */
    public String ask(String line) {
        return child.ask(line);
    }

    /** Says a command whose answer is fetched later. */
    public void say(String line) {
        child.say(line);
    }

    /** Returns the answer to what was said before. */
    public String answer() {
        return child.answer();
    }

    /** Kills it. */
    public void kill() {
        child.kill();
    }

    @Override
    public void close() {
        child.close();
    }
}
