// SPDX-License-Identifier: Apache-2.0
package io.maintenance;

import io.maintenance.address.IpAddress;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The compiled, immutable view of everything known. The time is an argument because a window begins and ends without an
 * event. Thread-safe.
 */
public interface MaintenanceSnapshot {

    /** Returns a number that grows with each change on this node: a key for what was rendered from the view. */
    long version();

    /** Returns the names of the scopes that have, or had, an activation or an allow-list, sorted. */
    List<String> scopes();

    /** Returns what is true of a scope at {@code now}; a scope that is not known is off unless {@code global} is on. */
    ScopeStatus scope(String name, Instant now);

    /**
     * Returns {@code true} if a scope is on for an address at {@code now}: on, and the address on neither the list of {@code global} nor,
     * while {@code global} is off, the scope's own.
     *
     * @param address as in {@link MaintenanceScope#isOnFor}
     */
    boolean isOnFor(String scope, @Nullable String address, Instant now);

    /** Returns {@code true} if a scope is on for a parsed address at {@code now}, as {@link #isOnFor(String, String, Instant)}. */
    boolean isOnFor(String scope, IpAddress address, Instant now);

    /** Returns {@code true} if no scope is on now or later, unless something is changed. */
    boolean isQuiet();

    /** Returns {@code true} if nothing is known anywhere: the answer is then the configured policy, not a state. */
    boolean isUnknown();
}
