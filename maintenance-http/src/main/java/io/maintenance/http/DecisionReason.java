// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import java.util.Locale;

/** Why a request passes, or is answered by the gate. The order is that of the rules. */
public enum DecisionReason {
    /** No maintenance is on for it. */
    OFF,

    /** The bypass link was opened: the client is sent on without the secret, and with a cookie. */
    BYPASS_LINK,

    /** Its path or method is excluded. */
    EXCLUDED,

    /** A browser asks whether it may ask. */
    PREFLIGHT,

    /** It only reads, and the maintenance is read-only. */
    SAFE_METHOD,

    /** The client's address is let through. */
    ADDRESS,

    /** The application lets it through. */
    APPLICATION,

    /** It carries a bypass header. */
    BYPASS_HEADER,

    /** It carries a bypass cookie. */
    BYPASS_COOKIE,

    /** It would have been rejected, were this no dry run. */
    DRY_RUN,

    /** It is rejected. */
    MAINTENANCE;

    /** Returns the reason as it is shown: {@code bypass-cookie}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
