// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server.mirror;

import io.maintenance.Level;
import io.maintenance.MaintenanceSnapshot;
import io.maintenance.ScopeStatus;
import java.time.Instant;

/**
 * The verdicts of every scope at one moment. Immutable.
 *
 * @param snapshot everything that is known
 * @param now the moment
 */
record VerdictTable(MaintenanceSnapshot snapshot, Instant now) {

    Verdict of(String scope) {
        ScopeStatus status = snapshot.scope(scope, now);
        if (!status.on()) {
            return Verdict.OFF;
        }
        return status.level() == Level.READ_ONLY ? Verdict.READ_ONLY : Verdict.ON;
    }

    /**
     * Returns {@code true} if the verdict of a scope replaces the one before. While nothing is known, an "off" is a policy and no
     * state: it must not end what a mirror has said since before the server was started.
     */
    boolean counts(String scope) {
        return !snapshot.isUnknown() || of(scope) != Verdict.OFF;
    }
}
