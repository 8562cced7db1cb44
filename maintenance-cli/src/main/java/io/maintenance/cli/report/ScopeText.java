// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.report;

import io.maintenance.Activation;
import io.maintenance.MaintenanceMode;
import io.maintenance.ScopeStatus;
import io.maintenance.cli.terminal.TimeFormat;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** The lines that describe one scope. */
record ScopeText(ScopeStatus status, Instant now, TimeFormat format) {

    /** Adds a heading, and rows for each of the scope's own activations that is on or scheduled. */
    void describe(ReportText text) {
        List<Activation> on = own(a -> a.isActiveAt(now));
        List<Activation> scheduled = own(a -> a.isScheduledAt(now));
        text.line(status.scope() + ": " + summary(!on.isEmpty(), !scheduled.isEmpty()));
        on.forEach(activation -> block(text, "Held by", activation));
        scheduled.forEach(activation -> block(text, "Scheduled by", activation));
        if (on.isEmpty() && scheduled.isEmpty()) {
            own(a -> true).stream().limit(1).forEach(last -> text.row("Last held by", last.holder())
                    .row("Changed", changed(last)));
        }
        if (!status.scope().equals(MaintenanceMode.GLOBAL)
                && !status.addresses().isEmpty()) {
            text.row("Let in", AllowListText.of(status.addresses(), ""));
        }
    }

    private String summary(boolean on, boolean scheduled) {
        if (status.on()) {
            return on || status.scope().equals(MaintenanceMode.GLOBAL) ? "on" : "on, because global is";
        }
        return scheduled ? "off, scheduled" : "off";
    }

    private void block(ReportText text, String label, Activation activation) {
        text.row(label, activation.holder() + ", since " + format.showWithDistance(activation.since()));
        new ActivationText(format).describe(text, activation);
        text.row("Changed", changed(activation));
    }

    private String changed(Activation activation) {
        return format.showWithDistance(activation.at()) + " by " + activation.by();
    }

    private List<Activation> own(Predicate<Activation> condition) {
        return status.activations().stream()
                .filter(a -> a.scope().equals(status.scope()))
                .filter(condition)
                .toList();
    }
}
