// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.path;

import java.util.Locale;

/** The name in a {@code Host} header. */
public final class HostName {

    private HostName() {}

    /** Returns the name in lower case, without port and without the dot at its end. */
    public static String of(String host) {
        int bracket = host.lastIndexOf(']');
        int colon = host.indexOf(':', Math.max(bracket, 0));
        String name = (colon < 0 ? host : host.substring(0, colon)).toLowerCase(Locale.ROOT);
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }
}
