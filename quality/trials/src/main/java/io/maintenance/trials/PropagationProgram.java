// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials;

import io.maintenance.trials.store.TemporaryDirectories;
import io.maintenance.trials.store.TrialStore;
import io.maintenance.trials.store.TrialStores;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Prints how long a change takes to another process, for the stores that are named or all: the table of {@code ./bench hops}. */
public final class PropagationProgram {

    private static final int CHANGES = 300;
    private static final Duration POLL = Duration.ofMillis(200);

    private PropagationProgram() {}

    /** Runs it. */
    public static void main(String[] args) {
        System.out.println("| store | changes | median | p99 | bare message | ratio |\n|---|---|---|---|---|---|");
        for (String name : args.length > 0 ? List.of(args) : TrialStores.names()) {
            System.out.println(measure(name).row(name));
        }
        System.out.println("Where nothing is pushed, nodes look every " + POLL.toMillis() + " ms here.");
    }

    private static PropagationTimes measure(String name) {
        Path directory = TemporaryDirectories.create();
        try (TrialStore store = TrialStores.open(name);
                Deployment deployment = new Deployment(store, directory, "propagation")) {
            return PropagationTimes.measure(deployment, CHANGES, POLL);
        } finally {
            TemporaryDirectories.remove(directory);
        }
    }
}
