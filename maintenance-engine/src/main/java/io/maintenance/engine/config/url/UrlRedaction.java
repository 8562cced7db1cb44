// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config.url;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shows as much of a URL as is certainly no secret, without understanding it: the scheme, and the first host up to its
 * port. For URLs that may be wrong in any way; {@link BackendUrl#toString} shows more of a right one.
 */
public final class UrlRedaction {

    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(/*)(.*)", Pattern.DOTALL);
    private static final Pattern HOST = Pattern.compile("[^:/?#,&=\\s]*");

    private UrlRedaction() {}

    /** Returns what of a URL is certainly no secret. */
    public static String of(String text) {
        if (text.isEmpty()) {
            return "";
        }
        Matcher url = SCHEME.matcher(text);
        boolean guarded = text.indexOf('@') >= 0 || text.indexOf('?') >= 0 || text.indexOf('#') >= 0;
        if (!url.matches()) {
            return schemeless(text, guarded);
        }
        if (!guarded && url.group(1).matches("(?i)file")) {
            return text;
        }
        boolean hosted = url.group(2).length() > 1;
        return url.group(1) + ":" + (hosted ? url.group(2) + host(url.group(3)) : "***");
    }

    private static String schemeless(String text, boolean guarded) {
        if (text.indexOf('@') >= 0) {
            return host(text);
        }
        return !guarded && text.matches("[./~].*") ? text : "***";
    }

    private static String host(String tail) {
        int at = tail.lastIndexOf('@');
        String rest = tail.substring(at + 1);
        Matcher host = HOST.matcher(rest);
        String name = host.lookingAt() ? host.group() : "";
        return (at < 0 ? "" : "***@") + name + (name.length() == rest.length() ? "" : "...");
    }
}
