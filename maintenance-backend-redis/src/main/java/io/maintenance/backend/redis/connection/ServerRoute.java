// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis.connection;

import io.maintenance.spi.HostPort;

/** The way to the server that holds the entries. Thread-safe. Fails with the exceptions of Jedis. */
public interface ServerRoute {

    /** Returns where the entries are, as far as is known; may ask the network. */
    HostPort find();

    /** Says that the entries may be elsewhere: this server did not answer, or takes no changes. */
    void suspect(HostPort server);

    /** Says that the entries are there: a server named this one, or it answered. */
    void found(HostPort server);

    /** Tells whether a connection to this server may be kept: no other is known to hold the entries. */
    boolean isCurrent(HostPort server);

    /** Says that an entry was found on its way from one server to another. */
    default void moving() {}

    /** Tells whether one server sees all that happens to the entries: none was on its way a moment ago. */
    default boolean isSettled() {
        return true;
    }

    /** How many servers there are to try before giving up; more than one if another may take the place of this one. */
    int choices();
}
