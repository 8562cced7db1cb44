// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.bypass;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code Cookie} headers. */
public final class CookieHeader {

    private static final String HOST_PREFIX = "__Host-";
    private static final int MOST = 3;

    private CookieHeader() {}

    /** Returns the first values of the cookies that are so called, also with the prefix that browsers keep for HTTPS. */
    public static List<String> values(List<String> lines, String name) {
        List<String> values = new ArrayList<>();
        for (String line : lines) {
            for (String pair : line.split(";", -1)) {
                int equals = pair.indexOf('=');
                String found = equals < 0 ? "" : pair.substring(0, equals).strip();
                if (values.size() < MOST && (found.equals(name) || found.equals(HOST_PREFIX + name))) {
                    values.add(pair.substring(equals + 1).strip());
                }
            }
        }
        return values;
    }

    /**
     * Where a browser sends a cookie.
     *
     * @param secure over encrypted connections alone
     * @param domain to which hosts: this one and those below it; {@code null}: to the one that set it
     */
    public record CookieReach(boolean secure, @Nullable String domain) {}

    /** Returns the value of a {@code Set-Cookie} header, out of reach of scripts. Browsers hold the prefix to one host. */
    public static String set(String name, String value, long seconds, CookieReach reach) {
        String prefix = reach.secure() && reach.domain() == null ? HOST_PREFIX : "";
        return prefix + name + "=" + value + "; Path=/; Max-Age=" + seconds + "; HttpOnly; SameSite=Lax"
                + (reach.domain() == null ? "" : "; Domain=" + reach.domain())
                + (reach.secure() ? "; Secure" : "");
    }
}
