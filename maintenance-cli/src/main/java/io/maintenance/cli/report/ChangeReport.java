// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.report;

import io.maintenance.ChangeResult;
import io.maintenance.MaintenanceHealth;
import io.maintenance.MaintenanceMode;
import io.maintenance.ScopeStatus;
import io.maintenance.address.AddressRange;
import io.maintenance.admin.json.JsonDocuments;
import io.maintenance.cli.terminal.ExitCode;
import io.maintenance.cli.terminal.TimeFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The output that all changes share: what changed in the allow-list, where the change is stored, and who obeys it. */
public final class ChangeReport {

    private final ReportText text;
    private final List<String> warnings = new ArrayList<>();
    private final Map<String, @Nullable Object> document = new LinkedHashMap<>();

    /** Creates a report that continues this text. */
    public ChangeReport(ReportText text) {
        this.text = text;
    }

    /** Adds warnings. */
    ChangeReport warn(List<String> more) {
        warnings.addAll(more);
        return this;
    }

    /** Adds a value to the document, unless it is {@code null}. */
    ChangeReport with(String name, @Nullable Object value) {
        if (value != null) {
            document.put(name, value);
        }
        return this;
    }

    /** Adds the rows about an allow-list: what was added and removed, and what was given in another form. */
    public static void addAddressRows(ReportText text, ScopeStatus before, ScopeStatus after, List<String> rewritten) {
        text.rows("Read as", rewritten);
        text.rowUnlessEmpty("Added", missing(after.addresses(), before.addresses()));
        text.rowUnlessEmpty("Removed", missing(before.addresses(), after.addresses()));
    }

    /** Returns the result of a change. */
    public CommandResult result(ChangeResult change, MaintenanceMode maintenance, TimeFormat format) {
        StoreText store = new StoreText(maintenance.health());
        text.rowUnlessEmpty("Stored in", String.join(", ", change.storedIn()));
        text.row("Obeyed by", audience(change, store));
        warnings.addAll(store.problems());
        warnings.addAll(store.warnings());
        document.put("dryRun", false);
        document.putAll(JsonDocuments.change(change, format.clock().instant()));
        String problem = change.isConfirmed() ? null : unconfirmed(change, format);
        return new CommandResult(
                problem == null ? ExitCode.DONE : ExitCode.NOT_CONFIRMED, text.lines(), warnings, problem, document);
    }

    /** Returns the result of a dry run. */
    CommandResult preview(ScopeStatus before, ScopeStatus after, TimeFormat format) {
        text.line("Nothing was changed: this was a dry run.");
        document.put("dryRun", true);
        document.put("before", JsonDocuments.scope(before, format.clock().instant()));
        document.put("after", JsonDocuments.scope(after, format.clock().instant()));
        return new CommandResult(ExitCode.DONE, text.lines(), warnings, null, document);
    }

    private static String audience(ChangeResult change, StoreText store) {
        return switch (change.outcome()) {
            case COMMITTED, UNCHANGED -> store.audience();
            case DEGRADED -> keeper(change.keeper()) + " for now";
            case IN_DOUBT -> "not known";
        };
    }

    private static String unconfirmed(ChangeResult change, TimeFormat format) {
        return change.outcome() == ChangeResult.Outcome.DEGRADED
                ? "not confirmed: the store does not answer. On this host, " + keeper(change.keeper())
                        + lastHeard(change.keeper(), format)
                        + " has the change, obeys it, and delivers it when the store is back; other nodes do not know it yet."
                : "not confirmed: the store did not answer in time, so it may have the change or not. Look with 'maintenance "
                        + "status', then repeat the command; repeating does no harm.";
    }

    /** When the keeper was last heard of: a node that has ended since then will not deliver the change. */
    private static String lastHeard(MaintenanceHealth.@Nullable Keeper keeper, TimeFormat format) {
        return keeper == null ? "" : ", last heard of " + format.showWithDistance(keeper.at()) + ",";
    }

    private static String keeper(MaintenanceHealth.@Nullable Keeper keeper) {
        return keeper == null ? "a node" : keeper.who();
    }

    private static String missing(List<AddressRange> some, List<AddressRange> others) {
        List<AddressRange> rest = new ArrayList<>(some);
        rest.removeAll(others);
        return AllowListText.of(rest, "");
    }
}
