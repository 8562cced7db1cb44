// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin;

import io.maintenance.admin.token.Role;
import io.maintenance.admin.token.SessionRegistry;
import io.maintenance.admin.token.Token;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/session}: the console exchanges a token for a session, so that no script of a page has to keep the token. */
final class SessionResource {

    private static final String PATH = "/api/v1/session";

    private final SessionRegistry sessions;
    private final Authentication authentication;

    SessionResource(SessionRegistry sessions, Authentication authentication) {
        this.sessions = sessions;
        this.authentication = authentication;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", PATH, null, false, this::get),
                new Route("POST", PATH, null, false, this::begin),
                new Route("DELETE", PATH, null, false, this::end));
    }

    private AdminResponse get(AdminCall call) {
        return ResponseFactory.json(
                200, document(SessionCookie.of(call.request()).flatMap(sessions::find)));
    }

    private AdminResponse begin(AdminCall call) {
        Token token =
                authentication.check(call.request(), Role.READ, call.fields().text("token"));
        call.fields().finish();
        SessionCookie.of(call.request()).ifPresent(sessions::end);
        return ResponseFactory.json(
                200, document(Optional.of(token)), SessionCookie.set(sessions.begin(token), call.request()));
    }

    private AdminResponse end(AdminCall call) {
        call.fields().finish();
        SessionCookie.of(call.request()).ifPresent(sessions::end);
        return ResponseFactory.json(200, document(Optional.empty()), SessionCookie.forget(call.request()));
    }

    /** Says who is signed in; both are {@code null} if nobody is. */
    private static Map<String, @Nullable Object> document(Optional<Token> token) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("name", token.map(Token::name).orElse(null));
        document.put("role", token.map(each -> each.role().label()).orElse(null));
        return document;
    }
}
