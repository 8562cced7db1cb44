// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.client;

import io.maintenance.address.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the address of a client is found: by the peer's own, unless the peer is trusted and the one configured header tells of
 * others. Immutable, thread-safe.
 *
 * @param header the name of the header, or {@code null}: the peer is the client
 * @param trusted the proxies whose word counts
 */
public record ClientAddressResolver(@Nullable String header, TrustedProxies trusted) {

    private static final String FORWARDED = "Forwarded";
    private static final String PROTO = "X-Forwarded-Proto";
    private static final int LONGEST = 8_192;
    private static final int MOST_HOPS = 64;
    private static final List<String> UNREADABLE = List.of("?");

    /**
     * Returns the address of the client, or {@code null} if it cannot be told for sure.
     *
     * @param remote the peer's address
     * @param lines the values of the header
     */
    public @Nullable IpAddress resolve(@Nullable String remote, List<String> lines) {
        IpAddress peer = remote == null ? null : AddressText.of(remote);
        List<String> hops = header == null || !trusted.contain(remote, peer) ? List.of() : hops(lines);
        if (hops.isEmpty()) {
            return peer;
        }
        return hops.size() > MOST_HOPS ? null : nearestStranger(hops);
    }

    /** Returns the header in which proxies tell whether the client's connection is encrypted. */
    public String schemeHeader() {
        return isForwarded() ? FORWARDED : PROTO;
    }

    /**
     * Returns {@code true} if a trusted proxy says that the client's connection is encrypted: the first that says anything is the one
     * that the client talks to.
     *
     * @param remote the peer's address
     * @param lines the values of {@link #schemeHeader}
     */
    public boolean isEncrypted(@Nullable String remote, List<String> lines) {
        return trusted.contain(remote)
                && hops(lines).stream()
                        .flatMap(hop -> Stream.ofNullable(isForwarded() ? ForwardedElement.of(hop, "proto") : hop))
                        .findFirst()
                        .filter(scheme -> scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("wss"))
                        .isPresent();
    }

    /** Each proxy has added its peer on the right: what stands left of a stranger, that stranger may have written. */
    private @Nullable IpAddress nearestStranger(List<String> hops) {
        for (int at = hops.size() - 1; at > 0; at--) {
            String node = node(hops.get(at));
            IpAddress address = node == null ? null : AddressText.of(node);
            if (node == null || node.isEmpty() || !trusted.contain(node, address)) {
                return address;
            }
        }
        String leftmost = node(hops.get(0));
        return leftmost == null ? null : AddressText.of(leftmost);
    }

    /** Returns the elements without the blanks around them; empty ones count as not sent (RFC 9110, section 5.6.1.2). */
    private List<String> hops(List<String> lines) {
        List<String> hops = new ArrayList<>();
        int length = 0;
        for (String line : lines) {
            length += line.length() + 1;
            if (length > LONGEST) {
                return UNREADABLE;
            }
            (isForwarded() ? ForwardedElement.split(line) : List.of(line.split(",", -1)))
                    .stream()
                            .map(ClientAddressResolver::withoutBlanks)
                            .filter(hop -> !hop.isEmpty())
                            .forEach(hops::add);
        }
        return hops;
    }

    private @Nullable String node(String hop) {
        if (isForwarded()) {
            String node = ForwardedElement.of(hop, "for");
            return node == null || isBareIpv6(node) ? null : node;
        }
        boolean quoted = hop.length() > 1 && hop.startsWith("\"") && hop.endsWith("\"");
        return quoted ? hop.substring(1, hop.length() - 1) : hop;
    }

    private boolean isForwarded() {
        return FORWARDED.equalsIgnoreCase(header);
    }

    /** RFC 7239 has IPv6 in brackets only. */
    private static boolean isBareIpv6(String node) {
        return !node.startsWith("[") && node.indexOf(':') != node.lastIndexOf(':');
    }

    /** Only blanks and tabs may stand around a hop; {@code strip} would take off what other servers see. */
    private static String withoutBlanks(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
