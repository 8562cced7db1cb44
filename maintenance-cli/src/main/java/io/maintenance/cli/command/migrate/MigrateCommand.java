// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command.migrate;

import io.maintenance.ChangeResult;
import io.maintenance.MaintenanceMode;
import io.maintenance.ScopeStatus;
import io.maintenance.cli.command.Subcommand;
import io.maintenance.cli.option.ChangeOptions;
import io.maintenance.cli.option.UsageException;
import io.maintenance.cli.report.CommandResult;
import io.maintenance.cli.report.JsonDocuments;
import io.maintenance.cli.report.ReportText;
import io.maintenance.cli.terminal.ExitCode;
import io.maintenance.spi.MaintenanceBackendFactory;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Copies the state of another store into this one, reads it back and compares; or raises the format of this one. */
@Command(name = "migrate")
public final class MigrateCommand extends Subcommand {

    @Option(names = "--from")
    @Nullable
    String from;

    @Option(names = "--format")
    @Nullable
    String format;

    @Option(names = "--wait-store")
    @Nullable
    String waitStore;

    @Override
    public Integer call() {
        if ((from == null) == (format == null)) {
            throw new UsageException("Name either another store with --from, or a format with --format.");
        }
        return from == null ? new FormatUpgrade(root()).upgradeTo(String.valueOf(format)) : copy(from);
    }

    private int copy(String url) {
        MaintenanceBackendFactory other = opened -> new SourceStore(url, opened.namespace()).open();
        ChangeResult taken;
        try (MaintenanceMode maintenance = root().openForChange(ChangeOptions.waitingFor(waitStore))) {
            SourceStore source = new SourceStore(url, maintenance.health().namespace());
            source.open().close(); // reports an error in the URL before anything else
            if (source.isStoreOf(root().builder().settings())) {
                throw new UsageException("--from: " + source.shown()
                        + " is the store that is copied into. Name that with --backend or in the configuration.");
            }
            if (source.isEmpty()) {
                return root().print(nothingIn(source));
            }
            taken = maintenance.adopt(other);
        }
        Instant now = root().terminal().clock().instant();
        try (MaintenanceMode reread = root().openOneShot()) {
            Map<String, ScopeStatus> there = scopes(reread, now);
            List<MaintenanceBackendFactory> both =
                    List.of(other, opened -> root().builder().openBackend());
            boolean same = missesNothing(there, both, reread.health().namespace(), now);
            return root().print(result(taken, there, same, now));
        }
    }

    private static CommandResult nothingIn(SourceStore source) {
        String problem = source.shown() + " holds nothing of the namespace '" + source.namespace()
                + "': nothing was copied. Is this where the switch was kept? --namespace NAME copies another namespace.";
        return new CommandResult(ExitCode.FAILED, List.of(), List.of(), problem, Map.of("compared", false));
    }

    private static CommandResult result(ChangeResult taken, Map<String, ScopeStatus> there, boolean same, Instant now) {
        ReportText text = new ReportText()
                .line(same ? "Copied, read back and compared" : "Copied, but what was read back differs");
        text.row("Stored in", String.join(", ", taken.storedIn()));
        there.values()
                .forEach(scope -> text.row(
                        scope.scope(),
                        (scope.on() ? "on" : "off") + ", addresses: "
                                + (scope.addresses().isEmpty()
                                        ? "none"
                                        : String.join(" ", JsonDocuments.addresses(scope.addresses())))));
        Map<String, @Nullable Object> document = new LinkedHashMap<>(JsonDocuments.change(taken, now));
        document.put("compared", same);
        boolean well = same && taken.isConfirmed();
        String problem = well ? null : "not confirmed: repeat the command, that does no harm.";
        return new CommandResult(
                well ? ExitCode.DONE : ExitCode.NOT_CONFIRMED, text.lines(), List.of(), problem, document);
    }

    /** Merges both stores in memory: if this one misses nothing of the other, the merge is what this one says. */
    private static boolean missesNothing(
            Map<String, ScopeStatus> present, List<MaintenanceBackendFactory> both, String namespace, Instant now) {
        try (MaintenanceMode merged = FormatUpgrade.inMemory(namespace)) {
            both.forEach(merged::adopt);
            return scopes(merged, now).equals(present);
        }
    }

    private static Map<String, ScopeStatus> scopes(MaintenanceMode maintenance, Instant now) {
        Map<String, ScopeStatus> scopes = new TreeMap<>();
        maintenance
                .snapshot()
                .scopes()
                .forEach(name -> scopes.put(name, maintenance.snapshot().scope(name, now)));
        return scopes;
    }
}
