// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.client;

import io.maintenance.AddressSet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the address of a client is found: by the peer's own, unless the peer is trusted and the one configured header tells of
 * others. Immutable, thread-safe.
 *
 * @param header the name of the header, or {@code null}: the peer is the client
 * @param trusted the proxies whose word counts
 */
public record ClientAddress(@Nullable String header, AddressSet trusted) {

    private static final String FORWARDED = "forwarded";
    private static final int LONGEST = 8_192;
    private static final int MOST_HOPS = 64;

    /**
     * Returns the canonical address of the client, or {@code null} if it cannot be told for sure.
     *
     * @param remote the peer's address
     * @param lines the values of the header
     */
    public @Nullable String resolve(@Nullable String remote, List<String> lines) {
        String peer = AddressText.ofPeer(remote);
        if (peer == null || header == null || lines.isEmpty() || !trusted.contains(peer)) {
            return peer;
        }
        if (lines.stream().mapToInt(line -> line.length() + 1).sum() > LONGEST) {
            return null;
        }
        List<String> hops = hops(lines);
        return hops.size() > MOST_HOPS ? null : nearestStranger(hops);
    }

    /** Each proxy has added its peer on the right: what stands left of a stranger, that stranger may have written. */
    private @Nullable String nearestStranger(List<String> hops) {
        String address = null;
        for (int at = hops.size() - 1; at >= 0; at--) {
            address = address(hops.get(at));
            if (address == null || !trusted.contains(address)) {
                return address;
            }
        }
        return address;
    }

    private List<String> hops(List<String> lines) {
        List<String> hops = new ArrayList<>();
        for (String line : lines) {
            hops.addAll(isForwarded() ? ForwardedElement.split(line) : List.of(line.split(",", -1)));
        }
        return hops;
    }

    private @Nullable String address(String hop) {
        String text = withoutBlanks(hop);
        if (isForwarded()) {
            String node = ForwardedElement.node(text);
            return node == null || isBareIpv6(node) ? null : AddressText.ofNode(node);
        }
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return AddressText.ofNode(quoted ? text.substring(1, text.length() - 1) : text);
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
