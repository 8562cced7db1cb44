// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.harness;

import io.maintenance.MaintenanceMode;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

/** A real switch in memory, which a test and the commands that it runs see both. */
public final class SharedSwitch implements AutoCloseable {

    private final String url = "memory:" + UUID.randomUUID();
    private final Map<String, String> settings = new TreeMap<>();
    private final MaintenanceMode maintenance = open(builder -> {});

    /** Sets a setting for the commands that run from now on. */
    public void set(String name, String value) {
        settings.put(name, value);
    }

    /** Returns the test's own view of the switch. */
    public MaintenanceMode maintenance() {
        return maintenance;
    }

    /** Runs a command. */
    public CommandOutput run(String... args) {
        return InProcessTool.run((common, more) -> open(more), args);
    }

    @Override
    public void close() {
        maintenance.close();
    }

    private MaintenanceMode open(Consumer<MaintenanceMode.Builder> more) {
        MaintenanceMode.Builder builder = MaintenanceMode.builder()
                .backend(url)
                .clock(SampleData.UTC)
                .by("tester")
                .properties(settings, "the test");
        more.accept(builder);
        return builder.open();
    }
}
