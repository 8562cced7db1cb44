// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.path;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where browsers are sent in place of the page. Immutable.
 *
 * @param url the URL
 * @param host its host in lower case, without port
 * @param path its path, {@code /} if it has none; decoded if it is plain
 */
public record RedirectTarget(String url, String host, String path) {

    private static final Pattern URL = Pattern.compile("(?i)https?://([^/?#]*)([^?#]*).*");

    /**
     * Takes a URL apart.
     *
     * @throws IllegalArgumentException if it does not begin with {@code https://} or {@code http://}
     */
    public static RedirectTarget of(String url) {
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            throw new IllegalArgumentException("\"" + url + "\" does not begin with https:// or http://");
        }
        String authority = parts.group(1);
        String path = parts.group(2).isEmpty() ? "/" : parts.group(2);
        return new RedirectTarget(url, HostName.of(authority.substring(authority.indexOf('@') + 1)), readable(path));
    }

    /**
     * Returns {@code true} if a request is what a browser sends that was redirected here. A proxy may have taken a prefix from the path,
     * or added one; and it may have changed the host, so that a path other than {@code /} is enough: a page of another site that
     * is called the same costs a visitor no more than the redirect.
     *
     * @param hosts the hosts that were asked for, as far as known
     * @param rawPath the path as it was sent
     */
    public boolean isTargetOf(List<String> hosts, String rawPath) {
        String other = readable(rawPath);
        boolean same = other.endsWith(path) || path.endsWith(other);
        boolean named = hosts.stream().map(HostName::of).anyMatch(host::equals);
        return same && (named || !(other.equals("/") || path.equals("/")));
    }

    private static String readable(String path) {
        String decoded = PlainPath.ofTarget(path);
        return decoded == null ? path : decoded;
    }
}
