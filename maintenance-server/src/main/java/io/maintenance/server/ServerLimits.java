// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server;

import java.time.Duration;

/**
 * Bounds of what clients can cost, so that slow ones starve nobody.
 *
 * @param headerBytes the longest header of a request, its first line included
 * @param bodyBytes how much of a body is kept; the admin API refuses one that is shorter than this already
 * @param threads the most threads
 * @param connections the most connections; one more ends that which has been waiting for longest
 * @param request how long a header, and then a body, may take to arrive
 * @param idle how long a connection may be silent
 * @param lastIdle the same, while the server stops
 * @param grace how long requests have to end when the server stops
 */
record ServerLimits(
        int headerBytes,
        int bodyBytes,
        int threads,
        int connections,
        Duration request,
        Duration idle,
        Duration lastIdle,
        Duration grace) {

    /** Proxies hand on what browsers send, and a cookie too many must not keep anybody out. */
    static final ServerLimits DEFAULT = new ServerLimits(
            64 << 10,
            17 << 10,
            200,
            1000,
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(1),
            Duration.ofSeconds(10));
}
