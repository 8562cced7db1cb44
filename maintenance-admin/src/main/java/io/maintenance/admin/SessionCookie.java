// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin;

import io.maintenance.http.Header;
import io.maintenance.http.RequestView;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The cookie by which the console's browser is known (RFC 6265). No script can read it, no page of another site can have it sent, and it is
 * forgotten with the browser.
 */
final class SessionCookie {

    private static final String NAME = "maintenance_session";
    private static final int LONGEST = 100;

    private SessionCookie() {}

    /** Returns the name of the session that a request belongs to; empty if it has none, or several that differ. */
    static Optional<String> of(RequestView request) {
        List<String> found = request.headers("Cookie").stream()
                .flatMap(line -> Stream.of(line.split(";")))
                .map(String::strip)
                .filter(pair -> pair.startsWith(NAME + "="))
                .map(pair -> pair.substring(NAME.length() + 1))
                .distinct()
                .toList();
        return found.size() == 1 && found.get(0).length() <= LONGEST ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** Returns the header that makes a browser keep it. */
    static Header set(String session, RequestView request) {
        return header(session, request, "");
    }

    /** Returns the header that makes a browser forget it. */
    static Header forget(RequestView request) {
        return header("", request, "; Max-Age=0");
    }

    private static Header header(String value, RequestView request, String more) {
        String secure = request.secure() ? "; Secure" : "";
        return new Header("Set-Cookie", NAME + "=" + value + "; Path=/; HttpOnly; SameSite=Strict" + secure + more);
    }
}
