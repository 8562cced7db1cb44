// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.bypass;

import java.util.ArrayList;
import java.util.List;

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

    /** Returns the value of a {@code Set-Cookie} header, for this host alone and out of reach of scripts. */
    public static String set(String name, String value, boolean secure, long seconds) {
        String prefix = secure ? HOST_PREFIX : "";
        return prefix + name + "=" + value + "; Path=/; Max-Age=" + seconds + "; HttpOnly; SameSite=Lax"
                + (secure ? "; Secure" : "");
    }
}
