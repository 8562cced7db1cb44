// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine;

import io.maintenance.engine.simulation.Simulation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The command {@code ./simulate}: {@code N [--seed S]} histories. */
final class Simulate {

    private Simulate() {}

    public static void main(String[] arguments) {
        Logger logger = Logger.getLogger("io.maintenance");
        logger.setLevel(Level.OFF);
        long count = Long.parseLong(arguments[0]);
        long first = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1;
        Simulation simulation = new Simulation(VirtualNode::new);
        long start = System.nanoTime();
        List<Long> bad = new ArrayList<>();
        for (long seed = first; seed < first + count && bad.size() < 10; seed++) {
            List<String> complaints = simulation.complaints(seed);
            if (!complaints.isEmpty()) {
                bad.add(seed);
                System.out.println("seed " + seed + ": " + complaints.get(0));
            }
        }
        System.out.println(
                count + " histories, bad: " + bad + ", in " + (System.nanoTime() - start) / 1_000_000 + " ms");
        if (!bad.isEmpty() && !Arrays.asList(arguments).contains("--brief")) {
            System.out.println(simulation.report(bad.get(0)));
        }
        if (Arrays.asList(arguments).contains("--trace")) {
            System.out.println(simulation.report(first));
        }
        System.exit(bad.isEmpty() ? 0 : 1);
    }
}
