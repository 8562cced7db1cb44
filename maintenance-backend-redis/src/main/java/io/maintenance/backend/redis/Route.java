// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

import io.maintenance.spi.HostPort;

/** Knows which server holds the entries. Thread-safe. Fails with the exceptions of Jedis. */
interface Route {

    /** Returns where the entries are, as far as is known; may ask the network. */
    HostPort find();

    /** Says that the entries may be elsewhere: this one did not answer, or does not take changes. */
    void suspect(HostPort server);

    /** Says that a server named another one. */
    void moved(HostPort from, HostPort to);

    /** Tells whether a connection to this server may be kept. */
    boolean isCurrent(HostPort server);

    /** Tells whether another server may take the place of this one. */
    boolean canMove();
}
