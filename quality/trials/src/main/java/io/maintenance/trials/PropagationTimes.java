// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials;

import io.maintenance.trials.process.ChannelProgram;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The times until a change of one process is heard by a listener in another, and beside them, in turns, those of a bare message
 * through the same server.
 *
 * @param changes how long changes took, sorted
 * @param hops how long messages took, sorted; empty where the server has no messages
 */
public record PropagationTimes(List<Duration> changes, List<Duration> hops) {

    /** Changes before the first that counts: nodes live for weeks, and a Java program is slow in its first seconds. */
    private static final int WARM_UP = 200;

    /** Changes that come thick are told together. */
    private static final Duration QUIET = Duration.ofMillis(80);

    /** Copies the components. */
    public PropagationTimes {
        changes = changes.stream().sorted().toList();
        hops = hops.stream().sorted().toList();
    }

    /**
     * Measures. Two nodes and, where there are messages, their two ends are started and ended.
     *
     * @param pollInterval of the nodes; changes are made at random times of it where nothing pushes them
     */
    public static PropagationTimes measure(Deployment empty, int count, Duration pollInterval) {
        empty.with(
                2,
                Map.of(
                        "poll-interval",
                        pollInterval.toMillis() + "ms",
                        "backend.timeout",
                        "5s",
                        "backend.url",
                        empty.store().url()));
        try (ChannelProcesses hop = ChannelProcesses.through(empty)) {
            return measure(empty, hop, count, pollInterval);
        }
    }

    /** Returns the median of the changes. */
    public Duration median() {
        return changes.get(changes.size() / 2);
    }

    /** Returns how many times the median of a bare message that is. */
    public double ratio() {
        return (double) median().toNanos() / hops.get(hops.size() / 2).toNanos();
    }

    /** Returns a row of the table. */
    public String row(String name) {
        String bare = hops.isEmpty() ? "none" : millis(hops.get(hops.size() / 2));
        String ratio = hops.isEmpty() ? "" : String.format("%.1f", ratio());
        return "| " + name + " | " + changes.size() + " | " + millis(median()) + " | "
                + millis(changes.get(changes.size() * 99 / 100)) + " | " + bare + " | " + ratio + " |";
    }

    private static PropagationTimes measure(Deployment two, ChannelProcesses hop, int count, Duration pollInterval) {
        Random random = new Random(count);
        List<Duration> changes = new ArrayList<>();
        List<Duration> hops = new ArrayList<>();
        int transitions = Integer.parseInt(two.node(1).ask("transitions"));
        int all = hop.isThere() ? WARM_UP + count : count;
        for (int number = 1; number <= all; number++) {
            if (!hop.isThere()) {
                LockSupport.parkNanos((long) (random.nextDouble() * pollInterval.toNanos()));
            } else {
                LockSupport.parkNanos(number > WARM_UP ? QUIET.toNanos() : 0);
                hops.add(hop.once());
            }
            long start = Long.parseLong(two.node(0).ask("pulse " + (number % 2 == 1)));
            long end = Long.parseLong(two.node(1).ask("transition " + (transitions + number)));
            changes.add(Duration.ofNanos(end - start));
        }
        return new PropagationTimes(
                changes.subList(all - count, all), hops.subList(Math.max(0, hops.size() - count), hops.size()));
    }

    private static String millis(Duration duration) {
        return String.format("%.2f ms", duration.toNanos() / 1e6);
    }

    /** The two ends of a message channel through a server, each in a process of its own, if the server has one. */
    private static final class ChannelProcesses implements AutoCloseable {

        private final @Nullable JavaProcess sender;
        private final @Nullable JavaProcess receiver;
        private int sent;

        private ChannelProcesses(@Nullable JavaProcess sender, @Nullable JavaProcess receiver) {
            this.sender = sender;
            this.receiver = receiver;
        }

        static ChannelProcesses through(Deployment deployment) {
            List<String> way = deployment.store().hop();
            if (way.isEmpty()) {
                return new ChannelProcesses(null, null);
            }
            ChannelProcesses hop =
                    new ChannelProcesses(start(deployment, "send", way), start(deployment, "receive", way));
            hop.child(hop.sender).awaitReady();
            hop.child(hop.receiver).awaitReady();
            return hop;
        }

        boolean isThere() {
            return sender != null;
        }

        Duration once() {
            long start = Long.parseLong(child(sender).ask("pulse"));
            sent++;
            return Duration.ofNanos(Long.parseLong(child(receiver).ask("arrival " + sent)) - start);
        }

        @Override
        public void close() {
            if (isThere()) {
                child(sender).close();
                child(receiver).close();
            }
        }

        private static JavaProcess start(Deployment deployment, String end, List<String> way) {
            List<String> arguments = new ArrayList<>(List.of(end));
            arguments.addAll(way);
            return JavaProcess.start(end, deployment.directory(), ChannelProgram.class, arguments);
        }

        private JavaProcess child(@Nullable JavaProcess child) {
            if (child == null) {
                throw new IllegalStateException("There is no bare way through this server");
            }
            return child;
        }
    }
}
