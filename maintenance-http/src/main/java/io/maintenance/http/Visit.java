// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import io.maintenance.MaintenanceStatus;
import io.maintenance.ScopeStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request at one moment: what the rules are asked about. Everything in it is of one snapshot.
 *
 * @param request the request
 * @param snapshot everything known of the switch
 * @param status what is true of the scope that the request belongs to
 * @param now the moment
 */
record Visit(RequestView request, MaintenanceStatus snapshot, ScopeStatus status, Instant now) {

    /** Returns the client's address, or {@code null} if it cannot be told for sure. */
    @Nullable
    String address() {
        return request.remoteAddress();
    }

    boolean isOnForClient() {
        return snapshot.isOnFor(status.scope(), address(), now);
    }
}
