// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The request goes on to the application. Immutable.
 *
 * <p>The adapter sets the headers before the application runs, and keeps it from setting those that are {@link #isReserved
 * reserved}: a cache would show others what only the few may see who are let in.
 *
 * @param reason why
 * @param headers what the adapter sets on the response; empty while maintenance is off
 */
public record Pass(DecisionReason reason, List<Header> headers) implements Decision {

    /** While off nothing is allocated, not even the answer. */
    static final Pass OFF = new Pass(DecisionReason.OFF, List.of());

    private static final Header BYPASS = new Header("X-Maintenance-Mode", "bypass");
    private static final Header DRY_RUN = new Header("X-Maintenance-Mode", "dry-run");

    /** What the few see who are let in is not for a cache that serves all others. */
    private static final Header NO_STORE = new Header("Cache-Control", "no-store");

    /** What tells caches how long to keep a response, and ends in nothing that all of them share. */
    private static final Set<String> CACHE_HEADERS =
            Set.of("expires", "pragma", "surrogate-control", "edge-control", "x-accel-expires");

    private static final String CACHE_CONTROL = "cache-control";

    private static final Map<DecisionReason, Pass> EACH = each();

    /** Copies the headers. */
    public Pass {
        headers = List.copyOf(headers);
    }

    /** Returns {@code true} if there are headers that the application may not set. */
    public boolean hasReserved() {
        return headers.contains(NO_STORE);
    }

    /**
     * Returns {@code true} if the application may not set this header, because it would tell a cache to keep the response: {@code
     * Cache-Control}, also for networks by their own names ({@code CDN-Cache-Control}), {@code Expires} and its like.
     *
     * @param header the name in any case
     */
    public boolean isReserved(String header) {
        if (!hasReserved()) {
            return false;
        }
        String name = header.toLowerCase(Locale.ROOT);
        return name.endsWith(CACHE_CONTROL) || CACHE_HEADERS.contains(name);
    }

    /** Returns the pass of a request that is let through although maintenance is on. */
    static Pass through(DecisionReason reason) {
        return EACH.getOrDefault(reason, OFF);
    }

    private static Map<DecisionReason, Pass> each() {
        Map<DecisionReason, Pass> each = new EnumMap<>(DecisionReason.class);
        for (DecisionReason reason : DecisionReason.values()) {
            each.put(reason, new Pass(reason, headers(reason)));
        }
        return each;
    }

    private static List<Header> headers(DecisionReason reason) {
        return switch (reason) {
            case ADDRESS, APPLICATION, BYPASS_LINK, BYPASS_HEADER, BYPASS_COOKIE -> List.of(BYPASS, NO_STORE);
            case DRY_RUN -> List.of(DRY_RUN);
            default -> List.of(BYPASS);
        };
    }
}
