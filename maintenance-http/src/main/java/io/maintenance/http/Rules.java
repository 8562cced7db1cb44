// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import io.maintenance.http.settings.Resolved;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The rules in their order: the one place that knows it. */
final class Rules {

    private Rules() {}

    /** A link comes before whatever else lets in, so that its secret leaves the address bar whoever opens it, wherever. */
    static List<Rule> of(Resolved settings, Responder responder, @Nullable Predicate<? super RequestView> application) {
        List<Rule> rules = new ArrayList<>(List.of(
                new StateRules.Off(),
                new BypassRules.Link(),
                new RequestRules.Excluded(settings.exclusions()),
                new RequestRules.Preflight(settings.response(), responder),
                new StateRules.SafeMethod(),
                new RequestRules.Address(settings.client().header())));
        if (application != null) {
            rules.add(new RequestRules.Application(application));
        }
        rules.add(new BypassRules.ByHeader(settings.bypass()));
        rules.add(new BypassRules.Cookie());
        if (settings.dryRun()) {
            rules.add(new StateRules.DryRun());
        }
        rules.add(new StateRules.Maintenance(responder));
        return List.copyOf(rules);
    }
}
