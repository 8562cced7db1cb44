// SPDX-License-Identifier: Apache-2.0
package io.maintenance;

import java.time.Instant;
import java.util.List;

/**
 * The compiled, immutable view of everything known. The time is an argument because a window begins and ends without an
 * event. Thread-safe.
 */
public interface MaintenanceStatus {

    /** Returns a number that grows with each change on this node: a key for what was rendered from the view. */
    long version();

    /** Returns the names of the scopes that have, or had, an activation or an allow-list, sorted. */
    List<String> scopes();

    /** Returns what is true of a scope at {@code now}; a scope that is not known is off unless {@code global} is on. */
    ScopeStatus scope(String name, Instant now);

    /** Tells whether nothing is known anywhere: the answer is then the configured policy, not a state. */
    boolean isUnknown();
}
