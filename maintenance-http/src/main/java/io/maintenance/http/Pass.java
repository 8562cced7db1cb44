// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The request goes on to the application. Immutable.
 *
 * @param reason why
 * @param headers what the adapter adds to the application's response; empty while maintenance is off
 */
public record Pass(Reason reason, List<Header> headers) implements Decision {

    private static final Map<Reason, Pass> EACH = new EnumMap<>(Reason.class);

    /** While off nothing is allocated, not even the answer. */
    static final Pass OFF = new Pass(Reason.OFF, List.of());

    static {
        for (Reason reason : Reason.values()) {
            EACH.put(reason, new Pass(reason, List.of(new Header("X-Maintenance-Mode", "bypass"))));
        }
    }

    /** Copies the headers. */
    public Pass {
        headers = List.copyOf(headers);
    }

    /** Returns the pass of a request that is let through although maintenance is on. */
    static Pass through(Reason reason) {
        return EACH.getOrDefault(reason, OFF);
    }
}
