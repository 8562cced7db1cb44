// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.client;

import io.maintenance.AddressRange;
import org.jspecify.annotations.Nullable;

/** Reads single addresses, strictly; nothing is resolved. */
final class AddressText {

    private static final int LONGEST = 45;

    private AddressText() {}

    /** Returns the canonical text of an address, or {@code null} if the text is none. */
    static @Nullable String of(String text) {
        if (text.isEmpty() || text.length() > LONGEST || !text.chars().allMatch(AddressText::mayOccur)) {
            return null;
        }
        try {
            return AddressRange.parse(text).text();
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    /** Returns the address of a peer as servers tell it: perhaps in brackets, perhaps with a zone, which does not count. */
    static @Nullable String ofPeer(@Nullable String text) {
        if (text == null) {
            return null;
        }
        boolean bracketed = text.startsWith("[") && text.endsWith("]");
        String bare = bracketed ? text.substring(1, text.length() - 1) : text;
        int zone = bare.indexOf('%');
        return of(zone > 0 && bare.lastIndexOf(':', zone) >= 0 ? bare.substring(0, zone) : bare);
    }

    /**
     * Returns the address of a node as proxies write it: {@code v4}, {@code v4:port}, {@code [v6]}, {@code [v6]:port}, or a
     * bare {@code v6}, in which a port could not be told from the address.
     */
    static @Nullable String ofNode(String node) {
        if (node.startsWith("[")) {
            int end = node.indexOf(']');
            boolean whole = end > 0 && isPortOrNothing(node.substring(end + 1));
            return whole && node.lastIndexOf(':', end) > 0 ? of(node.substring(1, end)) : null;
        }
        int colon = node.indexOf(':');
        if (colon >= 0 && colon == node.lastIndexOf(':')) {
            return isPortOrNothing(node.substring(colon)) ? of(node.substring(0, colon)) : null;
        }
        return of(node);
    }

    private static boolean isPortOrNothing(String text) {
        return text.isEmpty() || (text.matches(":[0-9]{1,5}") && Integer.parseInt(text.substring(1)) <= 65_535);
    }

    private static boolean mayOccur(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') || c == ':' || c == '.';
    }
}
