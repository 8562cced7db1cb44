// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.client;

import io.maintenance.address.IpAddress;
import org.jspecify.annotations.Nullable;

/** Reads single addresses, strictly and in one way, whoever wrote them: a server or a proxy. Nothing is resolved. */
final class AddressText {

    private static final int LONGEST = 45;
    private static final String ZONE = "[0-9A-Za-z._~%-]{0,64}";

    private AddressText() {}

    /**
     * Returns an address: {@code v4}, {@code v4:port}, {@code [v6]}, {@code [v6]:port}, or a bare
     * {@code v6}, in which a port could not be told from the address. A zone ({@code fe80::1%eth0}) does not count. Returns
     * {@code null} if the text is no address.
     */
    static @Nullable IpAddress of(String text) {
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            boolean whole = end > 0 && isPortOrNothing(text.substring(end + 1));
            return whole && text.lastIndexOf(':', end) > 0 ? literal(text.substring(1, end)) : null;
        }
        int colon = text.indexOf(':');
        if (colon >= 0 && colon == text.lastIndexOf(':')) {
            return isPortOrNothing(text.substring(colon)) ? literal(text.substring(0, colon)) : null;
        }
        return literal(text);
    }

    private static @Nullable IpAddress literal(String text) {
        int percent = text.indexOf('%');
        boolean zoned = percent > 0 && text.lastIndexOf(':', percent) >= 0;
        if (zoned && !text.substring(percent + 1).matches(ZONE)) {
            return null;
        }
        String address = zoned ? text.substring(0, percent) : text;
        if (address.isEmpty() || address.length() > LONGEST || !address.chars().allMatch(AddressText::mayOccur)) {
            return null;
        }
        return IpAddress.tryParse(address).orElse(null);
    }

    private static boolean isPortOrNothing(String text) {
        return text.isEmpty() || (text.matches(":[0-9]{1,5}") && Integer.parseInt(text.substring(1)) <= 65_535);
    }

    private static boolean mayOccur(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') || c == ':' || c == '.';
    }
}
