// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import io.maintenance.http.bypass.CookieHeader;
import io.maintenance.http.bypass.LinkQuery;
import io.maintenance.http.settings.Bypass;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rules about secrets. Nothing that they say shows one, or tells how near a wrong one was. */
final class BypassRules {

    private static final String NO_SECRET = "no activation that is on has a secret";

    private BypassRules() {}

    /** Opened in a browser, it is exchanged for a cookie; used by a program for another method, it just lets in. */
    record Link() implements Rule {

        @Override
        public Reason reason() {
            return Reason.BYPASS_LINK;
        }

        @Override
        public boolean applies(Visit visit) {
            return visit.openedByLink() != null;
        }

        @Override
        public String why(Visit visit) {
            LinkQuery link = visit.link();
            if (visit.situation().openings().isEmpty()) {
                return NO_SECRET;
            }
            if (link == null || link.values().isEmpty()) {
                return "it is no bypass link";
            }
            return applies(visit) ? "the link has the secret" : "the link does not have the secret, or has several";
        }

        @Override
        public Decision decide(Visit visit) {
            if (!visit.hasMethod("GET") && !visit.hasMethod("HEAD")) {
                return Pass.through(Reason.BYPASS_LINK);
            }
            Situation.Opening opened = Objects.requireNonNull(visit.openedByLink());
            LinkQuery link = Objects.requireNonNull(visit.link());
            return new Answer(
                    Reason.BYPASS_LINK,
                    303,
                    List.of(
                            new Header("Location", link.target(visit.request().rawPath())),
                            new Header("Set-Cookie", cookie(visit, opened)),
                            new Header("Content-Length", "0"),
                            new Header("Cache-Control", "no-store"),
                            new Header("Referrer-Policy", "no-referrer"),
                            new Header("X-Maintenance-Mode", "bypass")),
                    new byte[0]);
        }

        /** Some time is added to the end, because ends are moved; the cookie ends with the activation anyway. */
        private static String cookie(Visit visit, Situation.Opening opened) {
            Duration lifetime = visit.settings().bypass().lifetime();
            Instant until = visit.status().until();
            if (until != null) {
                Duration left = Duration.between(visit.now(), until).plusHours(1);
                lifetime = left.compareTo(lifetime) < 0 ? left : lifetime;
            }
            String token = opened.lock().token(visit.now().plus(lifetime));
            return CookieHeader.set(
                    visit.cookieName(opened),
                    token,
                    lifetime.toSeconds(),
                    new CookieHeader.Reach(
                            visit.isEncrypted(), visit.settings().bypass().domain()));
        }
    }

    record ByHeader(Bypass bypass) implements Rule {

        @Override
        public Reason reason() {
            return Reason.BYPASS_HEADER;
        }

        @Override
        public boolean applies(Visit visit) {
            return isPresent(visit) || hasSecret(visit);
        }

        @Override
        public String why(Visit visit) {
            if (isPresent(visit)) {
                return bypass.insecureHeader() + " is there, which is enough: maintenance.http.bypass.insecure-header";
            }
            String header = bypass.header();
            int count = header == null ? 0 : visit.request().headers(header).size();
            if (header == null || count == 0) {
                return "it has no bypass header";
            }
            if (count > 1) {
                return header + " is there more than once, which counts as not at all";
            }
            return visit.situation().openings().isEmpty()
                    ? NO_SECRET
                    : header + (hasSecret(visit) ? " has" : " does not have") + " the secret";
        }

        private boolean hasSecret(Visit visit) {
            String value = only(visit, bypass.header());
            return value != null && visit.isOpenedBy(value);
        }

        private boolean isPresent(Visit visit) {
            String value = only(visit, bypass.insecureHeader());
            return value != null && !value.isBlank();
        }

        private static @Nullable String only(Visit visit, @Nullable String header) {
            List<String> values = header == null ? List.of() : visit.request().headers(header);
            return values.size() == 1 ? values.get(0) : null;
        }
    }

    record Cookie() implements Rule {

        @Override
        public Reason reason() {
            return Reason.BYPASS_COOKIE;
        }

        @Override
        public boolean applies(Visit visit) {
            return visit.isOpenedByCookie();
        }

        @Override
        public String why(Visit visit) {
            if (visit.situation().openings().isEmpty()) {
                return NO_SECRET;
            }
            return applies(visit) ? "it has a valid bypass cookie" : "it has no valid bypass cookie";
        }
    }
}
