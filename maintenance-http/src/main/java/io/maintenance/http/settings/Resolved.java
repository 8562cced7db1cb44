// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.settings;

import java.util.Map;

/** Every setting with its value. Immutable. */
public record Resolved(String scope, boolean dryRun) {

    /**
     * Checks the settings; names of others are left aside.
     *
     * @throws io.maintenance.ConfigurationException with every mistake
     */
    public static Resolved of(Map<String, Given> given) {
        Problems problems = new Problems();
        UnknownNames.report(given, problems);
        Values values = new Values(given, problems);
        Resolved resolved = new Resolved(values.text(Names.SCOPE, "global"), values.flag(Names.DRY_RUN, false));
        problems.throwIfAny();
        return resolved;
    }
}
