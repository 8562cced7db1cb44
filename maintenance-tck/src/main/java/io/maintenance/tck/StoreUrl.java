// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck;

import java.util.Locale;

/**
 * The URL of a store, as far as the kit changes it.
 *
 * @param text the URL
 */
record StoreUrl(String text) {

    private static final String HOSTS_FOLLOW = "://";

    String scheme() {
        return text.substring(0, Math.max(text.indexOf(':'), 0)).toLowerCase(Locale.ROOT);
    }

    boolean hasHosts() {
        return text.contains(HOSTS_FOLLOW) && begin() < end();
    }

    /** The same store at one other host; who logs in is kept. */
    StoreUrl at(String hostAndPort) {
        int login = text.lastIndexOf('@', end() - 1);
        int begin = login < begin() ? begin() : login + 1;
        return new StoreUrl(text.substring(0, begin) + hostAndPort + text.substring(end()));
    }

    /** The same store, and somebody else who logs in. */
    StoreUrl login(String userAndPassword) {
        int login = text.lastIndexOf('@', end() - 1);
        String hosts = text.substring(login < begin() ? begin() : login + 1);
        return new StoreUrl(text.substring(0, begin()) + userAndPassword + "@" + hosts);
    }

    StoreUrl parameter(String name, String value) {
        return new StoreUrl(text + (text.indexOf('?') < 0 ? "?" : "&") + name + "=" + value);
    }

    private int begin() {
        return text.indexOf(HOSTS_FOLLOW) + HOSTS_FOLLOW.length();
    }

    /** The hosts end where a path, a parameter or, in some nested addresses, an option begins. */
    private int end() {
        int end = begin();
        while (end < text.length() && "/?;".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }
}
