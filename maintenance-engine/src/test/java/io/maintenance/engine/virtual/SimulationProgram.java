// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.virtual;

import io.maintenance.engine.lab.LogRecorder;
import io.maintenance.engine.simulation.Simulation;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The command {@code ./simulate}. */
final class SimulationProgram {

    private static final PrintStream OUT = System.out;
    private static final int FINDABLE = 1_000;

    private SimulationProgram() {}

    public static void main(String[] arguments) throws IOException {
        List<String> words = List.of(arguments);
        long start = System.nanoTime();
        boolean well;
        if (words.contains("--planted")) {
            well = findPlantedBugs();
        } else if (words.contains("--year") || words.contains("--hours")) {
            well = load(words.contains("--year") ? 365 * 24 : Math.toIntExact(after(words, "--hours", 24)));
        } else {
            well = histories(Long.parseLong(words.get(0)), after(words, "--seed", 1), words.contains("--trace"));
        }
        OUT.println((System.nanoTime() - start) / Duration.ofSeconds(1).toNanos() + " s");
        System.exit(well ? 0 : 1);
    }

    private static long after(List<String> words, String name, long otherwise) {
        int at = words.indexOf(name);
        return at < 0 ? otherwise : Long.parseLong(words.get(at + 1));
    }

    private static boolean histories(long count, long first, boolean traced) {
        try (SeededHistory history = new SeededHistory()) {
            Simulation simulation = new Simulation(VirtualNode::new);
            if (traced) {
                OUT.println(simulation.report(first));
            }
            Optional<Map.Entry<Long, List<String>>> bad = HistorySearch.firstBad(history, first, count);
            if (bad.isPresent()) {
                long seed = bad.get().getKey();
                OUT.println("Seed " + seed + " ends badly: " + bad.get().getValue());
                OUT.println(simulation.report(seed));
                return false;
            }
        }
        OUT.println(count + " histories from seed " + first + " on ended well");
        return true;
    }

    private static boolean findPlantedBugs() throws IOException {
        boolean all = true;
        for (PlantedBug bug : PlantedBug.values()) {
            if (bug.isFoundByATest()) {
                OUT.println(bug + ": found by " + bug.test + ", which the build runs");
                continue;
            }
            Optional<Map.Entry<Long, List<String>>> bad =
                    HistorySearch.firstBad(BrokenEngine.with(bug, Files.createTempDirectory("planted")), 1, FINDABLE);
            OUT.println(bug
                    + bad.map(found -> ": found by seed " + found.getKey() + ", "
                                    + found.getValue().get(0))
                            .orElse(": not found"));
            all &= bad.isPresent();
        }
        return all;
    }

    private static boolean load(int hours) {
        try (LogRecorder log = new LogRecorder()) {
            SustainedLoad load = new SustainedLoad();
            int longest = 0;
            for (int hour = 1; hour <= hours; hour++) {
                load.hour();
                longest = Math.max(longest, load.length());
                if (Integer.bitCount(hour) == 1 || hour == hours) {
                    OUT.println("after " + hour + " hours: entries of " + load.length() + " characters (" + longest
                            + " at most), heap " + SustainedLoad.heap() / 1024 + " KiB");
                }
            }
            return log.errors().isEmpty();
        }
    }
}
