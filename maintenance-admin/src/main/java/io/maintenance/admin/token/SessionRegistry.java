// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin.token;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who signed in to the console, in the memory of this process: a session ends after twelve hours, when somebody signs out, and with the
 * token that it was begun with. Only hashes of the names of sessions are kept, of the latest thousand sessions. Thread-safe.
 */
public final class SessionRegistry {

    private static final int MOST_SESSIONS = 1_000;
    private static final Duration LIFETIME = Duration.ofHours(12);
    private static final int RANDOM_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final TokenRegistry tokens;
    private final InstantSource clock;
    private final Map<String, Session> sessions = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Session> eldest) {
            return size() > MOST_SESSIONS;
        }
    };

    /**
     * Creates a registry in which nobody is signed in.
     *
     * @param tokens which tokens still count
     */
    public SessionRegistry(TokenRegistry tokens, InstantSource clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Begins a session, and returns the random name by which its browser is known from now on. */
    public String begin(Token token) {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        String name = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        synchronized (sessions) {
            sessions.put(Token.hash(name), new Session(token, clock.instant().plus(LIFETIME)));
        }
        return name;
    }

    /** Returns the token that a session was begun with, if neither has ended. */
    public Optional<Token> find(String name) {
        Session session;
        synchronized (sessions) {
            session = sessions.get(Token.hash(name));
        }
        return Optional.ofNullable(session)
                .filter(each -> clock.instant().isBefore(each.end))
                .map(Session::token)
                .filter(tokens::contains);
    }

    /** Ends a session; nothing happens if there is none of that name. */
    public void end(String name) {
        synchronized (sessions) {
            sessions.remove(Token.hash(name));
        }
    }

    private record Session(Token token, Instant end) {}
}
