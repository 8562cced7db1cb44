// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import io.maintenance.Activation;
import io.maintenance.AddressRange;
import io.maintenance.Change;
import io.maintenance.Level;
import io.maintenance.MaintenanceMode;
import io.maintenance.ScopeStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What {@code enable} says. */
record EnableReport(TimeFormat format, String holder, WaysIn.Read in, List<String> notes) {

    Reply reply(Change change, MaintenanceMode maintenance) {
        Page page = new Page().line(headline(change.after()));
        body(page, change.before(), change.after(), maintenance);
        in.secret()
                .ifPresent(secret ->
                        page.row("Secret", secret + "   (shown once: add ?maintenance_bypass=SECRET to a URL)"));
        return new ChangeReply(page)
                .warn(notes)
                .warn(lockedOut(change.after(), maintenance))
                .with("secret", in.secret().orElse(null))
                .of(change, maintenance, format);
    }

    Reply preview(ScopeStatus before, ScopeStatus after, MaintenanceMode maintenance) {
        Page page = new Page().line("This would become true:");
        body(page, before, after, maintenance);
        return new ChangeReply(page)
                .warn(notes)
                .warn(lockedOut(after, maintenance))
                .preview(before, after, format);
    }

    private String headline(ScopeStatus after) {
        Instant now = format.clock().instant();
        boolean scheduled = own(after).filter(a -> a.isScheduledAt(now)).isPresent();
        return scheduled ? "Scheduled maintenance mode" : "Enabled maintenance mode";
    }

    private void body(Page page, ScopeStatus before, ScopeStatus after, MaintenanceMode maintenance) {
        page.row("Scope", after.scope());
        page.row("Holder", holder);
        own(after).ifPresent(activation -> describe(page, before, activation));
        page.row("Let in", letIn(after, maintenance));
        ChangeReply.list(page, before, after, in.rewritten());
    }

    /** Whoever turns a site off for everybody should have meant it. */
    private static List<String> lockedOut(ScopeStatus after, MaintenanceMode maintenance) {
        boolean somebody = !after.addresses().isEmpty()
                || !maintenance.addresses().isEmpty()
                || after.activations().stream().anyMatch(a -> a.on() && AttributeText.hasSecret(a));
        boolean full = after.activations().stream().anyMatch(a -> a.on() && a.level() == Level.FULL);
        return somebody || !full
                ? List.of()
                : List.of("nobody gets in, you neither: no address is let through, and there is no secret. "
                        + "Give --ip ADDRESS, --allow-me or --with-secret if that is not meant.");
    }

    /** Who is on the list of everything is let into each part too. */
    private static String letIn(ScopeStatus after, MaintenanceMode maintenance) {
        List<AddressRange> all = maintenance.addresses();
        String own = String.join(" ", Documents.addresses(after.addresses()));
        if (after.scope().equals(MaintenanceMode.GLOBAL) || all.isEmpty()) {
            return own.isEmpty() ? "nobody" : own;
        }
        String inherited = "through global: " + String.join(" ", Documents.addresses(all));
        return own.isEmpty() ? inherited : own + ", " + inherited;
    }

    private void describe(Page page, ScopeStatus before, Activation activation) {
        Instant now = format.clock().instant();
        ActivationText text = new ActivationText(format);
        text.describe(page, activation);
        page.row("By", activation.by());
        own(before)
                .filter(former -> former.isActiveAt(now) || former.isScheduledAt(now))
                .ifPresent(former -> text.compare(page, former, activation));
    }

    private Optional<Activation> own(ScopeStatus status) {
        return status.activations().stream()
                .filter(a -> a.scope().equals(status.scope()) && a.holder().equals(holder))
                .findFirst();
    }
}
