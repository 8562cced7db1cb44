// SPDX-License-Identifier: Apache-2.0
package io.maintenance.address;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Recognises the notations of other tools. Each method returns {@code null} if its notation is not used. */
final class NotationHint {

    private static final Pattern WILDCARD = Pattern.compile("((?:[0-9]{1,3}\\.){1,3})\\*(?:\\.\\*)*");
    private static final Pattern BRACKETS = Pattern.compile("\\[([^]]*)](?::[0-9]*)?(/.*)?");
    private static final Pattern PORT = Pattern.compile("([0-9.]+):[0-9]*(?:/.*)?");

    private NotationHint() {}

    static @Nullable String wildcard(String text) {
        if (text.indexOf('*') < 0) {
            return null;
        }
        if (text.chars().allMatch(c -> c == '*' || c == '.' || c == ':')) {
            return PrefixHint.EVERYBODY;
        }
        Matcher octets = WILDCARD.matcher(text);
        String block = octets.matches() ? Ipv4Hint.padded(octets.group(1)) : null;
        return "wildcards are not known: "
                + (block == null ? "write a CIDR block, for example 10.0.0.0/16" : "did you mean " + block + "?");
    }

    static @Nullable String span(String text) {
        int dash = text.indexOf('-');
        boolean span = dash > 0 && RangeParser.address(text.substring(0, dash).strip()) != null;
        return span ? "spans are not known: write the CIDR blocks it is made of, for example 10.0.0.8/29" : null;
    }

    static @Nullable String zone(String text) {
        int percent = text.indexOf('%');
        if (percent < 0 || text.indexOf(':') < 0) {
            return null;
        }
        return "an address with a zone id is in no range: write it without" + write(text.substring(0, percent));
    }

    static @Nullable String bracketsOrPort(String text) {
        Matcher brackets = BRACKETS.matcher(text);
        if (brackets.matches()) {
            return "brackets and ports belong into URLs: write the address alone" + write(brackets.group(1));
        }
        Matcher port = PORT.matcher(text);
        return port.matches() ? "a port is no part of an address: leave it out" + write(port.group(1)) : null;
    }

    private static String write(String address) {
        CidrBlock block = RangeParser.address(address);
        return block == null ? "" : ", " + block.text();
    }
}
