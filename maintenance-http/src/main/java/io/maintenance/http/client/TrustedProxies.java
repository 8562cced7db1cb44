// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.client;

import io.maintenance.address.AddressSet;
import io.maintenance.address.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * The proxies whose word counts. Immutable, thread-safe.
 *
 * @param addresses where they come from
 * @param unixSocket whether those count that come through a Unix socket, and so have no address
 */
public record TrustedProxies(AddressSet addresses, boolean unixSocket) {

    /** What nginx and HAProxy write in place of an address, and what some servers tell. */
    private static final String UNIX = "unix:";

    /**
     * Returns {@code true} if a proxy is trusted.
     *
     * @param text its address as a server or another proxy wrote it; {@code null} or empty if it has none
     */
    boolean contain(@Nullable String text) {
        return contain(text, text == null ? null : AddressText.of(text));
    }

    /**
     * Returns {@code true} if a proxy is trusted.
     *
     * @param text its address as a server or another proxy wrote it; {@code null} or empty if it has none
     * @param address what was read from the text; {@code null} if that is no address
     */
    boolean contain(@Nullable String text, @Nullable IpAddress address) {
        if (text == null || text.isEmpty() || text.startsWith(UNIX)) {
            return unixSocket;
        }
        return address != null && addresses.contains(address);
    }
}
