// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server;

import io.maintenance.http.RequestView;
import java.util.Map;

/** Who may read the metrics. They hold no secret, but the names of scopes, and how the site is doing. */
enum MetricsAccess {
    /** Programs on the machine of the server, but not those elsewhere for which a proxy on that machine asks. */
    LOCAL,
    /** Whoever reaches the server. */
    ALL,
    /** Nobody. */
    NONE;

    static final Map<String, MetricsAccess> CHOICES = Map.of("local", LOCAL, "all", ALL, "none", NONE);

    boolean lets(RequestView request) {
        return this == ALL || (this == LOCAL && isLocal(request));
    }

    private static boolean isLocal(RequestView request) {
        String peer = request.remoteAddress();
        return peer != null
                && new ServerAddress(peer, 0).isLoopback()
                && request.headers("X-Forwarded-For").isEmpty()
                && request.headers("Forwarded").isEmpty();
    }
}
