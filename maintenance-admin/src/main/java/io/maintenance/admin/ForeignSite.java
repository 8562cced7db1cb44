// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin;

import io.maintenance.http.RequestView;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Refuses changes that a page of another site lets a browser send. */
final class ForeignSite {

    private static final Set<String> FOREIGN = Set.of("cross-site", "same-site");

    private ForeignSite() {}

    /** Checks what a browser says of the page that the request comes from (Fetch Metadata, and RFC 6454 for older ones). */
    static void check(RequestView request) {
        boolean foreign = request.headers("Sec-Fetch-Site").stream().anyMatch(FOREIGN::contains)
                || !request.headers("Origin").stream().allMatch(each -> isOwn(each, request.host()));
        if (foreign) {
            throw new ProblemException(403, "foreign-site", "a page of another site may not change anything here");
        }
    }

    private static boolean isOwn(String origin, @Nullable String host) {
        String lower = origin.toLowerCase(Locale.ROOT);
        return host != null
                && List.of("http://", "https://").stream()
                        .anyMatch(scheme -> lower.equals(scheme + host.toLowerCase(Locale.ROOT)));
    }
}
