// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials;

import io.maintenance.trials.store.TcpRelay;
import io.maintenance.trials.store.TcpRelay.RelayTraffic;
import io.maintenance.trials.store.TemporaryDirectories;
import io.maintenance.trials.store.TrialStore;
import io.maintenance.trials.store.TrialStores;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Prints what a node costs while nothing changes, for the stores that are named or all: the table of {@code ./bench rest}. */
public final class IdleProgram {

    private static final Duration SETTLE = Duration.ofSeconds(5);
    private static final Duration WATCHED = Duration.ofSeconds(30);
    private static final RelayTraffic NONE = new RelayTraffic(0, 0, 0);

    private IdleProgram() {}

    /** Runs it. */
    public static void main(String[] args) {
        System.out.println(
                "| store | requests/s | bytes/s sent | bytes/s received | CPU ms/s | threads | sockets | heap KiB |\n"
                        + "|---|---|---|---|---|---|---|---|");
        Path directory = TemporaryDirectories.create();
        try (NodeProcess bare = NodeProcess.start(
                "bare", directory, Map.of("namespace", "rest", "backend.url", "memory:rest", "fallback.url", "none"))) {
            row("(in memory)", bare.awaitReady(), null);
        }
        for (String name : args.length > 0 ? List.of(args) : TrialStores.names()) {
            try (TrialStore store = TrialStores.open(name);
                    Deployment one = new Deployment(store, directory, "rest").with(1, Map.of())) {
                one.node(0).turn(true);
                row(name, one.node(0), store.relay(0));
            }
        }
        TemporaryDirectories.remove(directory);
        System.out.println("Over " + WATCHED.toSeconds() + " s, the whole process counted, its visitor included; "
                + "the first row is what it costs without any store.");
    }

    private static void row(String name, NodeProcess node, @Nullable TcpRelay relay) {
        LockSupport.parkNanos(SETTLE.toNanos());
        long[] before = resources(node);
        RelayTraffic traffic = relay == null ? NONE : relay.traffic();
        LockSupport.parkNanos(WATCHED.toNanos());
        RelayTraffic passed = relay == null ? NONE : relay.traffic().since(traffic);
        long[] after = resources(node);
        double seconds = WATCHED.toSeconds();
        System.out.printf(
                "| %s | %.2f | %.0f | %.0f | %.2f | %d | %d | %d |%n",
                name,
                passed.requests() / seconds,
                passed.sent() / seconds,
                passed.received() / seconds,
                (after[0] - before[0]) / 1e6 / seconds,
                after[1],
                after[2],
                after[3] / 1024);
    }

    private static long[] resources(NodeProcess node) {
        return List.of(node.ask("resources").split(" ", -1)).stream()
                .mapToLong(Long::parseLong)
                .toArray();
    }
}
