// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command.migrate;

import io.maintenance.ChangeResult;
import io.maintenance.MaintenanceMode;
import io.maintenance.ScopeStatus;
import io.maintenance.admin.json.JsonDocuments;
import io.maintenance.cli.command.Subcommand;
import io.maintenance.cli.option.ChangeOptions;
import io.maintenance.cli.option.UsageException;
import io.maintenance.cli.report.AllowListText;
import io.maintenance.cli.report.CommandResult;
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

/** The command {@code migrate}: copies the state of another store into this one, reads it back and compares; or raises the format of this one. */
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
        ChangeResult change;
        try (MaintenanceMode target = root().openForChange(ChangeOptions.waitingFor(waitStore))) {
            SourceStore source = new SourceStore(url, target.health().namespace());
            requireOther(source);
            if (source.isEmpty()) {
                return root().print(nothingIn(source));
            }
            change = target.adopt(other);
        }
        Instant now = root().terminal().clock().instant();
        try (MaintenanceMode target = root().openOneShot()) {
            Map<String, ScopeStatus> copied = scopes(target, now);
            List<MaintenanceBackendFactory> both =
                    List.of(other, opened -> root().builder().configuration().openBackend());
            boolean complete = copied.equals(mergedScopes(both, target.health().namespace(), now));
            return root().print(result(change, copied, complete, now));
        }
    }

    private void requireOther(SourceStore source) {
        source.open().close(); // reports an error in the URL before anything else
        if (source.isStoreOf(root().builder().configuration().settings())) {
            throw new UsageException("--from: " + source.displayUrl()
                    + " is the store that is copied into. Name that with --backend or in the configuration.");
        }
    }

    private static CommandResult nothingIn(SourceStore source) {
        String problem = source.displayUrl() + " holds nothing of the namespace '" + source.namespace()
                + "': nothing was copied. Is this where the switch was kept? --namespace NAME copies another namespace.";
        return new CommandResult(ExitCode.FAILED, List.of(), List.of(), problem, Map.of("compared", false));
    }

    private static CommandResult result(
            ChangeResult change, Map<String, ScopeStatus> copied, boolean complete, Instant now) {
        ReportText text = new ReportText()
                .line(complete ? "Copied, read back and compared" : "Copied, but what was read back differs");
        text.row("Stored in", String.join(", ", change.storedIn()));
        copied.values()
                .forEach(scope -> text.row(
                        scope.scope(),
                        (scope.on() ? "on" : "off") + ", addresses: " + AllowListText.of(scope.addresses(), "none")));
        Map<String, @Nullable Object> document = new LinkedHashMap<>(JsonDocuments.change(change, now));
        document.put("compared", complete);
        boolean confirmed = complete && change.isConfirmed();
        String problem = confirmed ? null : "not confirmed: repeat the command, that does no harm.";
        return new CommandResult(
                confirmed ? ExitCode.DONE : ExitCode.NOT_CONFIRMED, text.lines(), List.of(), problem, document);
    }

    /** Merges the stores in memory. A store that misses nothing of another is equal to the merge of both. */
    private static Map<String, ScopeStatus> mergedScopes(
            List<MaintenanceBackendFactory> stores, String namespace, Instant now) {
        try (MaintenanceMode merged = FormatUpgrade.inMemory(namespace)) {
            stores.forEach(merged::adopt);
            return scopes(merged, now);
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
