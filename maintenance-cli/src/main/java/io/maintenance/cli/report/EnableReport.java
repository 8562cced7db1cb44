// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.report;

import io.maintenance.Activation;
import io.maintenance.ChangeResult;
import io.maintenance.Level;
import io.maintenance.MaintenanceMode;
import io.maintenance.ScopeStatus;
import io.maintenance.address.AddressRange;
import io.maintenance.admin.json.PublicAttributes;
import io.maintenance.cli.option.AccessSettings;
import io.maintenance.cli.terminal.TimeFormat;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The output of {@code enable}. */
public record EnableReport(TimeFormat format, String holder, AccessSettings access, List<String> notes) {

    /** Returns the result of a change. */
    public CommandResult result(ChangeResult change, MaintenanceMode maintenance) {
        ReportText text = new ReportText().line(headline(change.after()));
        body(text, change.before(), change.after(), maintenance);
        access.secret()
                .ifPresent(secret ->
                        text.row("Secret", secret + "   (shown once: add ?maintenance_bypass=SECRET to a URL)"));
        return new ChangeReport(text)
                .warn(notes)
                .warn(lockedOut(change.after(), maintenance))
                .with("secret", access.secret().orElse(null))
                .result(change, maintenance, format);
    }

    /** Returns the result of a dry run. */
    public CommandResult preview(ScopeStatus before, ScopeStatus after, MaintenanceMode maintenance) {
        ReportText text = new ReportText().line("This would be the result:");
        body(text, before, after, maintenance);
        return new ChangeReport(text)
                .warn(notes)
                .warn(lockedOut(after, maintenance))
                .preview(before, after, format);
    }

    private String headline(ScopeStatus after) {
        Instant now = format.clock().instant();
        boolean scheduled = own(after).filter(a -> a.isScheduledAt(now)).isPresent();
        return scheduled ? "Scheduled maintenance mode" : "Enabled maintenance mode";
    }

    private void body(ReportText text, ScopeStatus before, ScopeStatus after, MaintenanceMode maintenance) {
        text.row("Scope", after.scope());
        text.row("Holder", holder);
        own(after).ifPresent(activation -> describe(text, before, activation));
        text.row("Let in", letIn(after, maintenance));
        ChangeReport.addAddressRows(text, before, after, access.rewritten());
    }

    /** Warns if nobody is let through, which is rarely meant. */
    private static List<String> lockedOut(ScopeStatus after, MaintenanceMode maintenance) {
        boolean anybody = !after.addresses().isEmpty()
                || !maintenance.addresses().isEmpty()
                || after.activations().stream().anyMatch(a -> a.on() && PublicAttributes.hasSecret(a));
        boolean full = after.activations().stream().anyMatch(a -> a.on() && a.level() == Level.FULL);
        return anybody || !full
                ? List.of()
                : List.of("nobody is let through, not even you: the allow-list is empty, and there is no secret. "
                        + "Give --ip ADDRESS, --allow-me or --with-secret if that is not intended.");
    }

    /** The addresses of the global allow-list are let into every scope. */
    private static String letIn(ScopeStatus after, MaintenanceMode maintenance) {
        List<AddressRange> all = maintenance.addresses();
        if (after.scope().equals(MaintenanceMode.GLOBAL) || all.isEmpty()) {
            return AllowListText.of(after.addresses(), "nobody");
        }
        String inherited = "through global: " + AllowListText.of(all, "");
        String own = AllowListText.of(after.addresses(), "");
        return own.isEmpty() ? inherited : own + ", " + inherited;
    }

    private void describe(ReportText text, ScopeStatus before, Activation activation) {
        Instant now = format.clock().instant();
        ActivationText words = new ActivationText(format);
        words.describe(text, activation);
        text.row("By", activation.by());
        own(before)
                .filter(former -> former.isActiveAt(now) || former.isScheduledAt(now))
                .ifPresent(former -> words.compare(text, former, activation));
    }

    private Optional<Activation> own(ScopeStatus status) {
        return status.activations().stream()
                .filter(a -> a.scope().equals(status.scope()) && a.holder().equals(holder))
                .findFirst();
    }
}
