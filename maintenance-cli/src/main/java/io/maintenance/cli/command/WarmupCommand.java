// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command;

import io.maintenance.MaintenanceHealth;
import io.maintenance.MaintenanceMode;
import io.maintenance.NotStoredException;
import io.maintenance.admin.json.JsonWriter;
import io.maintenance.cli.report.StoreText;
import io.maintenance.cli.terminal.ExitCode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code warmup}: waits until each store has answered and the state is known, for start-up and readiness probes. */
@Command(name = "warmup")
public final class WarmupCommand extends Subcommand {

    private static final long PAUSE_MILLIS = 200;

    @Option(names = "--timeout")
    String timeout = "10s";

    /** How long it took until a store answered, by its role. */
    private final Map<String, Long> answered = new LinkedHashMap<>();

    @Override
    public Integer call() throws InterruptedException {
        Duration atMost = Objects.requireNonNull(root().timeReader().duration("--timeout", timeout));
        long start = System.nanoTime();
        try (MaintenanceMode maintenance = root().openOneShot()) {
            MaintenanceHealth health = noted(maintenance.health(), start);
            while (!isWarm(health) && System.nanoTime() - start < atMost.toNanos()) {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                health = noted(lookAgain(maintenance), start);
            }
            return report(health, millisSince(start));
        }
    }

    private MaintenanceHealth noted(MaintenanceHealth health, long start) {
        health.stores().stream()
                .filter(store -> store.state() == MaintenanceHealth.StoreState.UP)
                .forEach(store -> answered.putIfAbsent(store.role(), millisSince(start)));
        return health;
    }

    private static MaintenanceHealth lookAgain(MaintenanceMode maintenance) {
        try {
            maintenance.synchronize();
        } catch (NotStoredException unreached) {
            return maintenance.health(); // names the stores that did not answer
        }
        return maintenance.health();
    }

    private int report(MaintenanceHealth health, long elapsed) {
        if (!root().options().quiet()) {
            health.stores().forEach(store -> root().terminal().say(line(store, health, elapsed)));
        }
        if (isWarm(health)) {
            return ExitCode.DONE;
        }
        List<String> problems = new StoreText(health).problems();
        root().terminal()
                .warn("maintenance: not ready: "
                        + (problems.isEmpty() ? "nothing is known" : String.join("; ", problems)));
        return ExitCode.FAILED;
    }

    private String line(MaintenanceHealth.StoreStatus store, MaintenanceHealth health, long elapsed) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("ok", store.state() == MaintenanceHealth.StoreState.UP && !health.unknown());
        line.put("role", store.role());
        line.put("url", store.url());
        line.put("state", JsonWriter.name(store.state()));
        line.put("known", !health.unknown());
        line.put("millis", answered.getOrDefault(store.role(), elapsed));
        line.put("problem", store.problem());
        return JsonWriter.line(line);
    }

    private static boolean isWarm(MaintenanceHealth health) {
        List<MaintenanceHealth.StoreStatus> stores = health.stores();
        return !health.unknown() && stores.stream().allMatch(store -> store.state() == MaintenanceHealth.StoreState.UP);
    }

    private static long millisSince(long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }
}
