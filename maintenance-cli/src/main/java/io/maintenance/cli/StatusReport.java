// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import io.maintenance.MaintenanceHealth;
import io.maintenance.MaintenanceMode;
import io.maintenance.MaintenanceStatus;
import io.maintenance.ScopeStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What {@code status} says: two lines that other tools know, then everything else. */
final class StatusReport {

    private final TimeFormat format;
    private final boolean exitCode;
    private final Instant now;
    private final MaintenanceHealth health;
    private final StoreText store;
    private final ScopeStatus global;
    private final List<ScopeStatus> scopes;

    StatusReport(MaintenanceMode maintenance, TimeFormat format, boolean exitCode) {
        this.format = format;
        this.exitCode = exitCode;
        this.now = format.clock().instant();
        this.health = maintenance.health();
        this.store = new StoreText(health);
        this.global = maintenance.status();
        MaintenanceStatus snapshot = maintenance.snapshot();
        this.scopes = Stream.concat(
                        Stream.of(global),
                        snapshot.scopes().stream()
                                .filter(name -> !name.equals(MaintenanceMode.GLOBAL))
                                .map(name -> snapshot.scope(name, now)))
                .toList();
    }

    Reply reply() {
        List<String> warnings = new ArrayList<>(store.problems());
        warnings.addAll(store.warnings());
        String problem = problem();
        int exit = exitCode && global.on() ? Exit.ON : Exit.DONE;
        return new Reply(problem == null ? exit : Exit.FAILED, lines(), warnings, problem, document());
    }

    private @Nullable String problem() {
        if (health.unknown()) {
            return "nothing is known: no store could be read, so applications answer by their setting "
                    + "maintenance.on-unknown.";
        }
        return store.isDamaged() ? "a store holds a damaged entry, see the warnings." : null;
    }

    private List<String> lines() {
        String list = String.join(" ", Documents.addresses(global.addresses()));
        Page page = new Page()
                .line("Status: maintenance mode is " + (global.on() ? "active" : "not active"))
                .line("List of exempt IP-addresses: " + (list.isEmpty() ? "none" : list));
        if (health.unknown()) {
            page.line("").line("global: not known");
        } else {
            scopes.forEach(scope -> new ScopeText(scope, now, format).describe(page.line("")));
        }
        page.line("").line("Store");
        page.row("Namespace", health.namespace());
        page.row("Stored in", store.shown("primary"));
        page.row("Obeyed by", store.audience());
        page.row("Fallback", store.shown("fallback"));
        if (health.keeper() != null) {
            page.row(
                    "Keeper",
                    health.keeper().who() + ", noted "
                            + format.showWithDistance(health.keeper().at()));
        }
        page.row("Flag file", flagFile());
        return page.lines();
    }

    private String flagFile() {
        return health.flagFile() == null
                ? "none"
                : health.flagFile() + (health.flagged() ? " (there)" : " (not there)");
    }

    private Map<String, @Nullable Object> document() {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("on", global.on());
        document.putAll(Documents.health(health));
        document.put(
                "scopes",
                scopes.stream().map(scope -> Documents.scope(scope, now)).toList());
        return document;
    }
}
