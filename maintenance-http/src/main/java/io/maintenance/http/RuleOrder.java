// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import io.maintenance.http.settings.GateSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The rules in their order: the one place that knows it. */
final class RuleOrder {

    private RuleOrder() {}

    /** A link comes before whatever else lets in, so that its secret leaves the address bar whoever opens it, wherever. */
    static List<GateRule> of(
            GateSettings settings, AnswerFactory responder, @Nullable Predicate<? super RequestView> application) {
        List<GateRule> rules = new ArrayList<>(List.of(
                new StateRules.OffRule(),
                new BypassRules.BypassLinkRule(),
                new RequestRules.ExclusionRule(settings.exclusions()),
                new RequestRules.PreflightRule(settings.response(), responder),
                new StateRules.SafeMethodRule(),
                new RequestRules.AddressRule(settings.client().header())));
        if (application != null) {
            rules.add(new RequestRules.ApplicationRule(application));
        }
        rules.add(new BypassRules.BypassHeaderRule(settings.bypass()));
        rules.add(new BypassRules.BypassCookieRule());
        if (settings.dryRun()) {
            rules.add(new StateRules.DryRunRule());
        }
        rules.add(new StateRules.MaintenanceRule(responder));
        return List.copyOf(rules);
    }
}
