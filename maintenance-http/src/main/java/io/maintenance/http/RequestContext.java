// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import io.maintenance.MaintenanceMode;
import io.maintenance.ScopeStatus;
import io.maintenance.address.IpAddress;
import io.maintenance.http.bypass.CookieHeader;
import io.maintenance.http.bypass.LinkQuery;
import io.maintenance.http.client.ClientAddressResolver;
import io.maintenance.http.path.RequestPath;
import io.maintenance.http.settings.GateSettings;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A request and what is known about it: what the rules of the gate decide about.
 *
 * @param request the request
 * @param path its path, or {@code null} if servers disagree about it
 * @param evaluation what is true of its scope
 * @param settings what is configured
 * @param now the moment
 */
record RequestContext(
        RequestView request,
        @Nullable RequestPath path,
        ScopeEvaluation evaluation,
        GateSettings settings,
        Instant now) {

    ScopeStatus status() {
        return evaluation.status();
    }

    /** Returns the client's address, or {@code null} if it cannot be told for sure. */
    @Nullable
    IpAddress address() {
        return address(request, settings);
    }

    static @Nullable IpAddress address(RequestView request, GateSettings settings) {
        String header = settings.client().header();
        List<String> lines = header == null ? List.of() : request.headers(header);
        return settings.client().resolve(request.remoteAddress(), lines);
    }

    /** Returns {@code true} if the client's own connection is encrypted, as far as the server or a trusted proxy knows. */
    boolean isEncrypted() {
        ClientAddressResolver client = settings.client();
        return request.secure() || client.isEncrypted(request.remoteAddress(), request.headers(client.schemeHeader()));
    }

    /** Returns {@code true} if the maintenance is on for a client with this address. */
    boolean isOnFor(@Nullable IpAddress address) {
        return address == null
                ? evaluation.snapshot().isOnFor(status().scope(), (String) null, now)
                : evaluation.snapshot().isOnFor(status().scope(), address, now);
    }

    /** Returns the credential whose secret is in the link of this request, or {@code null}. */
    ScopeEvaluation.@Nullable ScopedCredential credentialOfLink() {
        LinkQuery link = link();
        String secret = link == null ? null : link.value();
        if (secret == null) {
            return null;
        }
        return evaluation.credentials().stream()
                .filter(each -> each.credential().matchesSecret(secret))
                .findFirst()
                .orElse(null);
    }

    /** Returns the query, looked through for the parameter of the link; {@code null} if there can be none. */
    @Nullable
    LinkQuery link() {
        String query = request.query();
        String parameter = settings.bypass().parameter();
        return query == null || parameter == null || evaluation.credentials().isEmpty()
                ? null
                : LinkQuery.of(query, parameter);
    }

    /** Returns {@code true} if a text is a secret, or a token signed for a cookie. */
    boolean isBypassedBy(String text) {
        return evaluation.credentials().stream()
                .anyMatch(each -> each.credential().matchesSecret(text)
                        || each.credential().acceptsToken(text, now));
    }

    boolean isBypassedByCookie() {
        List<String> lines = request.headers("Cookie");
        return !lines.isEmpty()
                && evaluation.credentials().stream()
                        .anyMatch(each -> CookieHeader.values(lines, cookieName(each)).stream()
                                .anyMatch(value -> each.credential().acceptsToken(value, now)));
    }

    /** Parts have cookies of their own, because two of them may share a host. */
    String cookieName(ScopeEvaluation.ScopedCredential credential) {
        String name = settings.bypass().cookie();
        return credential.scope().equals(MaintenanceMode.GLOBAL) ? name : name + "_" + credential.scope();
    }

    /** Returns {@code true} if it would open a WebSocket, through which anything can be sent. Containers read lists here; so it is broad. */
    boolean isHandshake() {
        return request.headers("Upgrade").stream()
                .anyMatch(line -> line.toLowerCase(Locale.ROOT).contains("websocket"));
    }

    boolean hasMethod(String method) {
        return request.method().equals(method);
    }
}
