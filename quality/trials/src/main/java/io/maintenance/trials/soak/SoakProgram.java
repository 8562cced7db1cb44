// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials.soak;

import io.maintenance.trials.Deployment;
import io.maintenance.trials.store.TemporaryDirectories;
import io.maintenance.trials.store.TrialStore;
import io.maintenance.trials.store.TrialStores;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Runs a soak: {@code MINUTES [STORE] [SEED]}. Without a store it runs on one after the other. */
public final class SoakProgram {

    private static final int NODES = 4;
    private static final String USAGE = "usage: soak MINUTES [STORE] [SEED]; stores: ";

    private SoakProgram() {}

    /** Runs, prints a line for each store, and ends with 0 if nothing was wrong, with 1 if something was, with 2 if asked wrongly. */
    public static void main(String[] args) {
        System.exit(run(List.of(args)));
    }

    private static int run(List<String> args) {
        if (args.isEmpty()
                || !args.get(0).matches("[0-9]{1,4}")
                || (args.size() > 1 && !TrialStores.names().contains(args.get(1)))) {
            System.err.println(USAGE + String.join(", ", TrialStores.names()));
            return 2;
        }
        Duration howLong = Duration.ofMinutes(Long.parseLong(args.get(0)));
        long seed = args.size() > 2 ? Long.parseLong(args.get(2)) : new Random().nextLong();
        boolean well = true;
        for (String name : args.size() > 1 ? args.subList(1, 2) : TrialStores.names()) {
            well &= soak(name, howLong, seed);
        }
        return well ? 0 : 1;
    }

    private static boolean soak(String name, Duration howLong, long seed) {
        System.out.println("soak: " + howLong.toMinutes() + " min on " + name + ", seed " + seed);
        Path directory = TemporaryDirectories.create();
        boolean well = false;
        try (TrialStore store = TrialStores.open(name);
                Deployment deployment = new Deployment(store, directory, "soak").with(NODES, SoakRun.SETTINGS)) {
            SoakRun soak = new SoakRun(deployment, seed);
            soak.run(howLong);
            well = soak.wrong().isEmpty();
            soak.wrong().forEach(System.out::println);
            System.out.println("soak: " + name + (well ? ": nothing wrong; " : ": WRONG; ") + soak.summary());
        } finally {
            if (well) {
                TemporaryDirectories.remove(directory);
            } else {
                System.out.println("soak: what the nodes wrote is in " + directory);
            }
        }
        return well;
    }
}
