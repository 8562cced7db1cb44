// SPDX-License-Identifier: Apache-2.0
package io.maintenance.address;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Explains what is wrong with a text that has the colons of IPv6. */
final class Ipv6Hint {

    private static final Pattern LONG_GROUP = Pattern.compile("[0-9a-fA-F]{5,}");
    private static final Pattern OTHER_CHARACTER = Pattern.compile("[^0-9a-fA-F:./]");

    private Ipv6Hint() {}

    /** Returns the reason if this looks like IPv6, or {@code null}. */
    static @Nullable String of(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        int colon = address.indexOf(':');
        if (colon < 0
                || colon == address.lastIndexOf(':')
                || OTHER_CHARACTER.matcher(address).find()) {
            return null;
        }
        return reason(address) + ", for example 2001:db8::1";
    }

    private static String reason(String address) {
        int gap = address.indexOf("::");
        if (gap >= 0 && address.indexOf("::", gap + 1) >= 0) {
            return ":: may stand once in an IPv6 address";
        }
        if (address.indexOf('.') >= 0) {
            return "only an IPv4 address at the very end may have dots in an IPv6 address";
        }
        if (LONG_GROUP.matcher(address).find()) {
            return "a group of an IPv6 address has one to four hexadecimal digits";
        }
        return "an IPv6 address has eight groups of hexadecimal digits, and :: where zeros are left out";
    }
}
