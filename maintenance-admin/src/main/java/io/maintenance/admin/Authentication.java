// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin;

import io.maintenance.admin.token.LoginThrottle;
import io.maintenance.admin.token.Role;
import io.maintenance.admin.token.SessionRegistry;
import io.maintenance.admin.token.Token;
import io.maintenance.admin.token.TokenRegistry;
import io.maintenance.http.Gate;
import io.maintenance.http.Header;
import io.maintenance.http.RequestView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells whose token a request carries: in {@code Authorization: Bearer} (RFC 6750), in the field {@code token}, or by the session of a
 * console. Thread-safe.
 */
final class Authentication {

    private static final Pattern BEARER = Pattern.compile("(?i:bearer) +([A-Za-z0-9._~+/-]+=*)");
    private static final Set<String> SAFE = Set.of("GET", "HEAD");
    private static final Header CHALLENGE = new Header("WWW-Authenticate", "Bearer realm=\"maintenance\"");

    private final TokenRegistry tokens;
    private final SessionRegistry sessions;
    private final LoginThrottle throttle;
    private final Gate gate;

    Authentication(TokenRegistry tokens, SessionRegistry sessions, LoginThrottle throttle, Gate gate) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.throttle = throttle;
        this.gate = gate;
    }

    /**
     * Returns the token, which allows at least what {@code role} says.
     *
     * @param field the field {@code token} of the body, if the route takes it
     */
    Token check(RequestView request, Role role, Optional<String> field) {
        Optional<String> header = bearer(request.headers("Authorization"));
        if (header.isPresent() && field.isPresent() && !header.equals(field)) {
            throw new ProblemException(
                    400, "two-tokens", "the token in the header and the one in the body differ: send one of them");
        }
        Optional<String> secret = header.or(() -> field);
        Token token = (secret.isPresent() ? secret.flatMap(tokens::find) : signedIn(request))
                .orElseThrow(() -> refused(request, header, field));
        if (!token.role().includes(role)) {
            throw new ProblemException(
                    403,
                    "read-only-token",
                    "the token " + token.name() + " may read, and this needs one that may write");
        }
        return token;
    }

    /** Returns what tells later whether the caller of a request that was let in would be let in again. */
    BooleanSupplier grant(RequestView request, Token token) {
        Optional<String> session =
                request.headers("Authorization").isEmpty() ? SessionCookie.of(request) : Optional.empty();
        return session.isEmpty()
                ? () -> tokens.contains(token)
                : () -> sessions.find(session.get()).isPresent();
    }

    private Optional<Token> signedIn(RequestView request) {
        Optional<Token> token = SessionCookie.of(request).flatMap(sessions::find);
        if (token.isPresent() && !SAFE.contains(request.method())) {
            ForeignSite.checkOwn(request);
        }
        return token;
    }

    private ProblemException refused(RequestView request, Optional<String> header, Optional<String> field) {
        if (header.isEmpty() && field.isEmpty()) {
            return new ProblemException(Problem.of(401, "unauthorized", missing(request.method()), CHALLENGE));
        }
        Duration wait = throttle.failed(address(gate.clientAddress(request)));
        if (wait.isZero()) {
            return new ProblemException(
                    Problem.of(401, "unauthorized", "the token is not known, or was removed", CHALLENGE));
        }
        return new ProblemException(Problem.of(
                429,
                "too-many-attempts",
                "too many wrong tokens came from this address; a right one is let in at any time",
                new Header("Retry-After", String.valueOf(Math.max(1, wait.toSeconds())))));
    }

    private static String missing(String method) {
        String how = "send a token: Authorization: Bearer TOKEN";
        return method.equals("DELETE") ? how + "; proxies may drop the body of a DELETE, and a token in it" : how;
    }

    private static String address(@Nullable String known) {
        return known == null ? "unknown" : known;
    }

    private static Optional<String> bearer(List<String> lines) {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        Matcher bearer = BEARER.matcher(lines.get(0).strip());
        if (lines.size() > 1 || !bearer.matches()) {
            throw new ProblemException(
                    Problem.of(401, "unauthorized", "one header is sent, as Authorization: Bearer TOKEN", CHALLENGE));
        }
        return Optional.of(bearer.group(1));
    }
}
