// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import io.maintenance.MaintenanceMode;
import io.maintenance.ScopeStatus;
import io.maintenance.http.bypass.CookieHeader;
import io.maintenance.http.bypass.LinkQuery;
import io.maintenance.http.client.ClientAddress;
import io.maintenance.http.path.RequestPath;
import io.maintenance.http.settings.Resolved;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One request in one situation: what the rules are asked about.
 *
 * @param request the request
 * @param path its path, or {@code null} if servers disagree about it
 * @param situation what is true of its scope
 * @param settings what is configured
 * @param now the moment
 */
record Visit(RequestView request, @Nullable RequestPath path, Situation situation, Resolved settings, Instant now) {

    ScopeStatus status() {
        return situation.status();
    }

    /** Returns the client's address, or {@code null} if it cannot be told for sure. */
    @Nullable
    String address() {
        String header = settings.client().header();
        List<String> lines = header == null ? List.of() : request.headers(header);
        return settings.client().resolve(request.remoteAddress(), lines);
    }

    /** Tells whether the client's own connection is encrypted, as far as the server or a trusted proxy knows. */
    boolean isEncrypted() {
        ClientAddress client = settings.client();
        return request.secure() || client.isEncrypted(request.remoteAddress(), request.headers(client.schemeHeader()));
    }

    /** Tells whether the maintenance is on for a client with this address. */
    boolean isOnFor(@Nullable String address) {
        return situation.snapshot().isOnFor(status().scope(), address, now);
    }

    /** Returns the lock that the link of this request opens, or {@code null}. */
    Situation.@Nullable Opening openedByLink() {
        LinkQuery link = link();
        String secret = link == null ? null : link.value();
        if (secret == null) {
            return null;
        }
        return situation.openings().stream()
                .filter(each -> each.lock().opens(secret))
                .findFirst()
                .orElse(null);
    }

    /** Returns the query, looked through for the parameter of the link; {@code null} if there can be none. */
    @Nullable
    LinkQuery link() {
        String query = request.query();
        String parameter = settings.bypass().parameter();
        return query == null || parameter == null || situation.openings().isEmpty()
                ? null
                : LinkQuery.of(query, parameter);
    }

    /** Tells whether a text is a secret, or a token signed for a cookie. */
    boolean isOpenedBy(String text) {
        return situation.openings().stream()
                .anyMatch(each -> each.lock().opens(text) || each.lock().admits(text, now));
    }

    boolean isOpenedByCookie() {
        List<String> lines = request.headers("Cookie");
        return !lines.isEmpty()
                && situation.openings().stream().anyMatch(each -> CookieHeader.values(lines, cookieName(each)).stream()
                        .anyMatch(value -> each.lock().admits(value, now)));
    }

    /** Parts have cookies of their own, because two of them may share a host. */
    String cookieName(Situation.Opening opening) {
        String name = settings.bypass().cookie();
        return opening.scope().equals(MaintenanceMode.GLOBAL) ? name : name + "_" + opening.scope();
    }

    /** Tells whether it would open a WebSocket, through which anything can be sent. Containers read lists here; so it is broad. */
    boolean isHandshake() {
        return request.headers("Upgrade").stream()
                .anyMatch(line -> line.toLowerCase(Locale.ROOT).contains("websocket"));
    }

    boolean hasMethod(String method) {
        return request.method().equals(method);
    }
}
