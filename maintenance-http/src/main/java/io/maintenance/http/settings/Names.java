// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.settings;

import java.util.List;

/** The names of all settings. */
public final class Names {

    /** What every name begins with. */
    public static final String PREFIX = "maintenance.http.";

    static final String DRY_RUN = PREFIX + "dry-run";
    static final String SCOPE = PREFIX + "scope";

    /** Every name, in the order in which the documentation explains them. */
    public static final List<String> ALL = List.of(SCOPE, DRY_RUN);

    private Names() {}
}
