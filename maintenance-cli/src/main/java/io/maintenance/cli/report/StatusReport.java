// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.report;

import io.maintenance.MaintenanceHealth;
import io.maintenance.MaintenanceMode;
import io.maintenance.MaintenanceSnapshot;
import io.maintenance.ScopeStatus;
import io.maintenance.admin.json.JsonDocuments;
import io.maintenance.cli.terminal.ExitCode;
import io.maintenance.cli.terminal.TimeFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The output of {@code status}: the two lines that other tools print too, then the scopes and the stores. */
public final class StatusReport {

    private final TimeFormat format;
    private final boolean exitCode;
    private final Instant now;
    private final MaintenanceHealth health;
    private final StoreText store;
    private final ScopeStatus global;
    private final List<ScopeStatus> scopes;

    public StatusReport(MaintenanceMode maintenance, TimeFormat format, boolean exitCode) {
        this.format = format;
        this.exitCode = exitCode;
        this.now = format.clock().instant();
        this.health = maintenance.health();
        this.store = new StoreText(health);
        this.global = maintenance.status();
        MaintenanceSnapshot snapshot = maintenance.snapshot();
        this.scopes = Stream.concat(
                        Stream.of(global),
                        snapshot.scopes().stream()
                                .filter(name -> !name.equals(MaintenanceMode.GLOBAL))
                                .map(name -> snapshot.scope(name, now)))
                .toList();
    }

    public CommandResult result() {
        List<String> warnings = new ArrayList<>(store.problems());
        warnings.addAll(store.warnings());
        String problem = problem();
        int exit = exitCode && global.on() ? ExitCode.ON : ExitCode.DONE;
        return new CommandResult(problem == null ? exit : ExitCode.FAILED, lines(), warnings, problem, document());
    }

    private @Nullable String problem() {
        if (health.unknown()) {
            return "nothing is known: no store could be read completely. Running programs keep the last state that they know; "
                    + "those that start now follow their setting maintenance.on-unknown.";
        }
        return store.isDamaged() ? "a store holds a damaged entry, see the warnings." : null;
    }

    private List<String> lines() {
        ReportText text = new ReportText()
                .line("Status: maintenance mode is " + mode())
                .line("List of exempt IP-addresses: " + AllowListText.of(global.addresses(), "none"));
        if (health.unknown()) {
            text.line("").line("global: not known");
        } else {
            scopes.forEach(scope -> new ScopeText(scope, now, format).describe(text.line("")));
        }
        text.line("").line("Store");
        text.row("Namespace", health.namespace());
        text.row("Stored in", store.describe("primary"));
        text.row("Obeyed by", store.audience());
        text.row("Fallback", store.describe("fallback"));
        if (health.keeper() != null) {
            text.row(
                    "Keeper",
                    health.keeper().who() + ", noted "
                            + format.showWithDistance(health.keeper().at()));
        }
        text.row("Flag file", flagFile());
        return text.lines();
    }

    /** Returns the words that scripts made for other tools look for. */
    private String mode() {
        String off = health.unknown() ? "not known" : "not active";
        return global.on() ? "active" : off;
    }

    private String flagFile() {
        return health.flagFile() == null
                ? "none"
                : health.flagFile() + (health.flagged() ? " (there)" : " (not there)");
    }

    private Map<String, @Nullable Object> document() {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("on", global.on());
        document.putAll(JsonDocuments.health(health));
        document.put(
                "scopes",
                scopes.stream().map(scope -> JsonDocuments.scope(scope, now)).toList());
        return document;
    }
}
