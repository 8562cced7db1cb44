// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The request goes on to the application. Immutable.
 *
 * @param reason why
 * @param headers what the adapter sets on the response before the application can; empty while maintenance is off
 */
public record Pass(Reason reason, List<Header> headers) implements Decision {

    /** While off nothing is allocated, not even the answer. */
    static final Pass OFF = new Pass(Reason.OFF, List.of());

    private static final Header BYPASS = new Header("X-Maintenance-Mode", "bypass");
    private static final Header DRY_RUN = new Header("X-Maintenance-Mode", "dry-run");

    /** What the few see who are let in is not for a cache that serves all others. */
    private static final Header NO_STORE = new Header("Cache-Control", "no-store");

    private static final Map<Reason, Pass> EACH = each();

    /** Copies the headers. */
    public Pass {
        headers = List.copyOf(headers);
    }

    /** Returns the pass of a request that is let through although maintenance is on. */
    static Pass through(Reason reason) {
        return EACH.getOrDefault(reason, OFF);
    }

    private static Map<Reason, Pass> each() {
        Map<Reason, Pass> each = new EnumMap<>(Reason.class);
        for (Reason reason : Reason.values()) {
            each.put(reason, new Pass(reason, headers(reason)));
        }
        return each;
    }

    private static List<Header> headers(Reason reason) {
        return switch (reason) {
            case ADDRESS, APPLICATION, BYPASS_LINK, BYPASS_HEADER, BYPASS_COOKIE -> List.of(BYPASS, NO_STORE);
            case DRY_RUN -> List.of(DRY_RUN);
            default -> List.of(BYPASS);
        };
    }
}
