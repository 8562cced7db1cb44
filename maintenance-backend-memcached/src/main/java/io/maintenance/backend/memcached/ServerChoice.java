// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.memcached;

import io.maintenance.spi.HostPort;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The choice which of several servers keeps a namespace: the one whose name gives the largest hash together with the namespace.
 *
 * <p>Every node chooses the same, in whatever order the servers are written, and nobody ever goes to another: two nodes that
 * disagree would be worse than two that know of an outage. A server that is added takes over some namespaces, and moves none
 * between the others.
 */
final class ServerChoice {

    private ServerChoice() {}

    static HostPort among(List<HostPort> hosts, String namespace) {
        return hosts.stream()
                .map(host -> new HostPort(host.host().toLowerCase(Locale.ROOT), host.port()))
                .max(Comparator.comparing((HostPort host) -> hash(namespace + '@' + host), Arrays::compareUnsigned)
                        .thenComparing(HostPort::toString))
                .orElseThrow();
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
