// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.client;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One element of a {@code Forwarded} header (RFC 7239, section 4). */
final class ForwardedElement {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
    private static final Pattern PAIR =
            Pattern.compile("(" + TOKEN + ")=(?:(" + TOKEN + ")|\"((?:[^\"\\\\]|\\\\.)*+)\")(;|$)");

    private ForwardedElement() {}

    /** Returns the value of the one parameter of this name, or {@code null} if there is no such thing in a correct element. */
    static @Nullable String of(String element, String name) {
        Matcher pair = PAIR.matcher(element);
        String value = null;
        int at = 0;
        while (at < element.length()) {
            if (!pair.find(at) || pair.start() != at) {
                return null;
            }
            if (pair.group(1).equalsIgnoreCase(name)) {
                if (value != null) {
                    return null;
                }
                value = pair.group(2) != null ? pair.group(2) : pair.group(3).replaceAll("\\\\(.)", "$1");
            }
            at = pair.end();
        }
        return element.endsWith(";") ? null : value;
    }

    /** Splits a header at the commas that stand outside of quotes. */
    static List<String> split(String line) {
        List<String> elements = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\' && quoted) {
                at++;
            } else if (c == ',' && !quoted) {
                elements.add(line.substring(start, at));
                start = at + 1;
            }
        }
        elements.add(line.substring(start));
        return elements;
    }
}
