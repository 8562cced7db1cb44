// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis.connection;

import io.maintenance.spi.HostPort;

/**
 * One server, and never another.
 *
 * @param find where it is
 */
public record FixedRoute(HostPort find) implements ServerRoute {

    @Override
    public void suspect(HostPort server) {
        // there is no other
    }

    @Override
    public void found(HostPort server) {
        // it was known
    }

    @Override
    public boolean isCurrent(HostPort server) {
        return true;
    }

    @Override
    public int choices() {
        return 1;
    }
}
