// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import io.maintenance.Activation;
import io.maintenance.MaintenanceMode;
import io.maintenance.ScopeStatus;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** One scope in words. */
record ScopeText(ScopeStatus status, Instant now, TimeFormat format) {

    /** Adds a heading and a block of rows for each of the scope's own activations that counts. */
    void describe(Page page) {
        List<Activation> on = own(a -> a.isActiveAt(now));
        List<Activation> scheduled = own(a -> a.isScheduledAt(now));
        page.line(status.scope() + ": " + summary(!on.isEmpty(), !scheduled.isEmpty()));
        on.forEach(activation -> block(page, "Held by", activation));
        scheduled.forEach(activation -> block(page, "Scheduled by", activation));
        if (on.isEmpty() && scheduled.isEmpty()) {
            own(a -> true).stream().limit(1).forEach(last -> page.row("Last held by", last.holder())
                    .row("Changed", changed(last)));
        }
        if (!status.scope().equals(MaintenanceMode.GLOBAL)
                && !status.addresses().isEmpty()) {
            page.row("Let in", String.join(" ", Documents.addresses(status.addresses())));
        }
    }

    private String summary(boolean on, boolean scheduled) {
        if (status.on()) {
            return on || status.scope().equals(MaintenanceMode.GLOBAL) ? "on" : "on, because global is";
        }
        return scheduled ? "off, scheduled" : "off";
    }

    private void block(Page page, String label, Activation activation) {
        page.row(label, activation.holder() + ", since " + format.showWithDistance(activation.since()));
        new ActivationText(format).describe(page, activation);
        page.row("Changed", changed(activation));
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
