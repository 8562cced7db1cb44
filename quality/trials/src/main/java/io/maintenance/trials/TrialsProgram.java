// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials;

import io.maintenance.trials.store.StoreFault;
import io.maintenance.trials.store.TemporaryDirectories;
import io.maintenance.trials.store.TrialStore;
import io.maintenance.trials.store.TrialStores;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tries every fault on every store, and prints what was seen and how long it took: {@code ./trials [STORE...]}. */
public final class TrialsProgram {

    /** Nodes wait so long for the store; a question must not wait at all. */
    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private static final List<String> STORES = List.of("file", "redis", "memcached", "hazelcast");
    private static final String HEAD =
            """
            Times are milliseconds; the last column is what a quiet machine should keep.
            | the store is | requests see | slowest | a change is answered | after | all agree again after | aim |
            |---|---|---|---|---|---|---|""";

    private TrialsProgram() {}

    /**
     * Runs it. Ends with 0, or with 1 if something took longer than it should.
     *
     * @param args the page whose table is written if all stores are tried, and the stores
     * @throws AssertionError if a switch is not as it was set last
     */
    public static void main(String[] args) throws IOException {
        List<String> stores = args.length > 1 ? List.of(args).subList(1, args.length) : STORES;
        FaultTable table = new FaultTable();
        List<String> missed = new ArrayList<>();
        for (String store : stores) {
            List<FaultRow> rows = tried(store);
            table.add(store, rows.stream().map(FaultRow::line).toList());
            rows.forEach(row -> row.missed(TIMEOUT).forEach(late -> missed.add(store + ": " + late)));
        }
        if (stores.equals(STORES)) {
            table.write(Path.of(args[0]));
        }
        missed.forEach(System.out::println);
        System.exit(missed.isEmpty() ? 0 : 1);
    }

    private static List<FaultRow> tried(String name) {
        System.out.println("\n" + name + "\n" + HEAD);
        Path directory = TemporaryDirectories.create();
        try (TrialStore store = TrialStores.open(name);
                Deployment deployment = new Deployment(store, directory, "trial")
                        .with(2, Map.of("backend.timeout", TIMEOUT.toMillis() + "ms"))) {
            FaultTrial trial = new FaultTrial(deployment);
            List<FaultRow> rows = new ArrayList<>();
            for (StoreFault fault : trial.possible()) {
                FaultRow row = trial.run(fault, true);
                System.out.println(row.shown());
                rows.add(row);
            }
            trial.settle(false);
            System.out.println(QuestionLatency.measure(deployment).shown());
            return rows;
        } finally {
            TemporaryDirectories.remove(directory);
        }
    }
}
