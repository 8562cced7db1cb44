// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server;

import io.maintenance.address.IpAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the server listens.
 *
 * @param host the name or address; by default only this machine reaches it
 * @param port the port; 0: a free one
 */
public record ServerAddress(String host, int port) {

    private static final Pattern TEXT =
            Pattern.compile("(?:(?<host>[A-Za-z0-9._:%-]+|\\[[A-Za-z0-9._:%-]+]):)?(?<port>\\d{1,5})");

    private static final int MOST = 65_535;

    /** What is listened on unless something else is said. */
    public static final ServerAddress DEFAULT = new ServerAddress("127.0.0.1", 8089);

    /**
     * Reads {@code HOST:PORT} or {@code PORT}.
     *
     * @param otherwise the host where none is named
     * @throws IllegalArgumentException that says what is allowed
     */
    public static ServerAddress parse(String text, String otherwise) {
        Matcher parts = TEXT.matcher(text);
        int port = parts.matches() ? Integer.parseInt(parts.group("port")) : -1;
        if (port < 0 || port > MOST) {
            throw new IllegalArgumentException("is HOST:PORT or PORT, and not '" + text + "'");
        }
        String host = parts.group("host") == null ? otherwise : parts.group("host");
        return new ServerAddress(host.startsWith("[") ? host.substring(1, host.length() - 1) : host, port);
    }

    /** Returns {@code true} if only programs on this machine can reach it. */
    public boolean isLoopback() {
        return host.equals("localhost")
                || IpAddress.tryParse(host)
                        .map(IpAddress::text)
                        .filter(address -> address.startsWith("127.") || address.equals("::1"))
                        .isPresent();
    }

    /** Returns it as it stands in a URL. */
    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
