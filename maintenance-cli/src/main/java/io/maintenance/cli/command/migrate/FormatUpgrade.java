// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command.migrate;

import io.maintenance.MaintenanceHealth;
import io.maintenance.MaintenanceMode;
import io.maintenance.cli.command.RootCommand;
import io.maintenance.cli.option.UsageException;
import io.maintenance.cli.report.CommandResult;
import io.maintenance.cli.report.ReportText;
import io.maintenance.cli.report.StoreText;
import io.maintenance.cli.terminal.ExitCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An upgrade of the format of the entries in a store. Writers keep the format that they find, so that nodes of several versions
 * understand each other; only an upgrade raises it. There is one format so far.
 *
 * @param root the command that opens the store
 */
record FormatUpgrade(RootCommand root) {

    private static final int ONLY = 1;

    /** Upgrades the entries to a format, prints the result and returns the exit code. */
    int upgradeTo(String format) {
        if (!format.equals(String.valueOf(ONLY))) {
            throw new UsageException(
                    "--format: '" + format + "' is not a format that this version writes: allowed is " + ONLY + ".");
        }
        try (MaintenanceMode store = root.openOneShot()) {
            MaintenanceHealth health = store.health();
            String problem = health.stores().get(0).problem();
            if (problem != null) {
                return root.print(new CommandResult(ExitCode.FAILED, List.of(), List.of(), problem, document(null)));
            }
            requireKnownFormat(health.namespace());
            ReportText text = new ReportText().line("Already in format " + ONLY + ", the only one so far");
            text.row("Stored in", new StoreText(health).describe("primary"));
            return root.print(new CommandResult(ExitCode.DONE, text.lines(), List.of(), null, document(ONLY)));
        }
    }

    /** Opens a switch that keeps its state in memory, for as long as it is open. */
    static MaintenanceMode inMemory(String namespace) {
        return MaintenanceMode.builder()
                .namespace(namespace)
                .backend("memory:" + UUID.randomUUID())
                .noFallback()
                .oneShot()
                .open();
    }

    private static Map<String, @Nullable Object> document(@Nullable Integer format) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("format", format);
        return document;
    }

    /** Adopting a store fails if its format is newer than this version knows. */
    private void requireKnownFormat(String namespace) {
        try (MaintenanceMode copy = inMemory(namespace)) {
            copy.adopt(opened -> root.builder().configuration().openBackend());
        }
    }
}
