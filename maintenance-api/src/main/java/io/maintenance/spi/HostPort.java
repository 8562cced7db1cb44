// SPDX-License-Identifier: Apache-2.0
package io.maintenance.spi;

import java.util.Objects;

/**
 * A host and a port, as written in a URL; nothing is resolved.
 *
 * @param host a name or an address; an IPv6 address stands without brackets
 * @param port from 1 to 65535
 */
public record HostPort(String host, int port) {

    /** Checks the components. */
    public HostPort {
        Objects.requireNonNull(host, "host");
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port must be from 1 to 65535: " + port);
        }
    }

    /** Returns {@code host:port}, an IPv6 host in brackets. */
    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
