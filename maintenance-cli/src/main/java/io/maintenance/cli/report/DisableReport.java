// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.report;

import io.maintenance.Activation;
import io.maintenance.ChangeResult;
import io.maintenance.MaintenanceMode;
import io.maintenance.ScopeStatus;
import io.maintenance.cli.option.AddressArguments;
import io.maintenance.cli.terminal.TimeFormat;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The output of {@code disable}. */
public record DisableReport(TimeFormat format, @Nullable AddressArguments list) {

    /** Returns the result of a change. */
    public CommandResult result(ChangeResult change, MaintenanceMode maintenance) {
        ReportText text = new ReportText().line(headline(change));
        text.row("Scope", change.after().scope());
        text.rows("Released", released(change));
        text.rows("Held by", held(change.after()));
        text.rows("Scheduled", scheduled(change.after()));
        if (list != null) {
            text.row("Let in", AllowListText.of(list.ranges(), "nobody"));
            ChangeReport.addAddressRows(text, change.before(), change.after(), list.rewritten());
        }
        return new ChangeReport(text).result(change, maintenance, format);
    }

    private String headline(ChangeResult change) {
        if (change.after().on()) {
            return "Maintenance mode is still active";
        }
        return released(change).isEmpty() ? "Maintenance mode was not active" : "Disabled maintenance mode";
    }

    /** Returns the holders whose activation was on or scheduled, and no longer is. */
    private List<String> released(ChangeResult change) {
        List<String> present = pending(change.after()).stream().map(this::key).toList();
        return pending(change.before()).stream()
                .map(this::key)
                .filter(key -> !present.contains(key))
                .toList();
    }

    private List<String> held(ScopeStatus after) {
        return after.heldBy().stream().map(a -> key(a) + ", " + properties(a)).toList();
    }

    private List<String> scheduled(ScopeStatus after) {
        Instant now = format.clock().instant();
        return after.activations().stream()
                .filter(a -> a.isScheduledAt(now))
                .map(a -> key(a) + ", " + properties(a))
                .toList();
    }

    private List<Activation> pending(ScopeStatus status) {
        Instant now = format.clock().instant();
        return status.activations().stream()
                .filter(a -> a.isActiveAt(now) || a.isScheduledAt(now))
                .toList();
    }

    private String key(Activation activation) {
        return activation.holder() + " in " + activation.scope();
    }

    private String properties(Activation activation) {
        Instant now = format.clock().instant();
        Instant from = activation.from();
        String begin = from != null && now.isBefore(from)
                ? "from " + format.show(from)
                : "since " + format.show(activation.since());
        String end = activation.until() == null ? "" : ", until " + format.show(activation.until());
        String why = activation.reason().isEmpty() ? "" : ": " + activation.reason();
        return begin + end + ", by " + activation.by() + why;
    }
}
