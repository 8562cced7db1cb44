// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin;

import io.maintenance.http.RequestView;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Refuses changes that a page of another site lets a browser send. */
final class ForeignSite {

    private static final String SAME_ORIGIN = "same-origin";
    private static final Set<String> FOREIGN = Set.of("cross-site", "same-site");

    private ForeignSite() {}

    /**
     * Checks what a browser says of the page that the request comes from: Fetch Metadata, which no page can make up, and the origin
     * (RFC 6454) where that is missing, as it is in older browsers and without TLS.
     */
    static void check(RequestView request) {
        List<String> site = request.headers("Sec-Fetch-Site");
        boolean own = site.equals(List.of(SAME_ORIGIN))
                || request.headers("Origin").stream().allMatch(each -> isOwn(each, host(request)));
        if (!own || site.stream().anyMatch(FOREIGN::contains)) {
            throw new ProblemException(403, "foreign-site", "a page of another site may not change anything here");
        }
    }

    /**
     * Checks a change that only a cookie vouches for: the browser must say that a page of this server sends it. One that says neither
     * where the page is from nor what site it belongs to is too old to be trusted with a cookie.
     */
    static void checkOwn(RequestView request) {
        check(request);
        if (!request.headers("Sec-Fetch-Site").contains(SAME_ORIGIN)
                && request.headers("Origin").isEmpty()) {
            throw new ProblemException(
                    403, "foreign-site", "a change by cookie comes from a page of this server; send a token instead");
        }
    }

    /** With the port, which servlet containers leave out of the name of the host. */
    private static @Nullable String host(RequestView request) {
        List<String> sent = request.headers("Host");
        return sent.isEmpty() ? request.host() : sent.get(0);
    }

    private static boolean isOwn(String origin, @Nullable String host) {
        String lower = origin.toLowerCase(Locale.ROOT);
        return host != null
                && List.of("http://", "https://").stream()
                        .anyMatch(scheme -> lower.equals(scheme + host.toLowerCase(Locale.ROOT)));
    }
}
