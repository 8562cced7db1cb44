// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import io.maintenance.http.bypass.CookieHeader;
import io.maintenance.http.bypass.LinkQuery;
import io.maintenance.http.settings.BypassSettings;
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
    record BypassLinkRule() implements GateRule {

        @Override
        public DecisionReason reason() {
            return DecisionReason.BYPASS_LINK;
        }

        @Override
        public boolean applies(RequestContext context) {
            return context.credentialOfLink() != null;
        }

        @Override
        public String why(RequestContext context) {
            LinkQuery link = context.link();
            if (context.evaluation().credentials().isEmpty()) {
                return NO_SECRET;
            }
            if (link == null || link.values().isEmpty()) {
                return "it is no bypass link";
            }
            return applies(context) ? "the link has the secret" : "the link does not have the secret, or has several";
        }

        @Override
        public Decision decide(RequestContext context) {
            if (!context.hasMethod("GET") && !context.hasMethod("HEAD")) {
                return Pass.through(DecisionReason.BYPASS_LINK);
            }
            ScopeEvaluation.ScopedCredential credential = Objects.requireNonNull(context.credentialOfLink());
            LinkQuery link = Objects.requireNonNull(context.link());
            return new Answer(
                    DecisionReason.BYPASS_LINK,
                    303,
                    List.of(
                            new Header("Location", link.target(context.request().rawPath())),
                            new Header("Set-Cookie", cookie(context, credential)),
                            new Header("Content-Length", "0"),
                            new Header("Cache-Control", "no-store"),
                            new Header("Referrer-Policy", "no-referrer"),
                            new Header("X-Maintenance-Mode", "bypass")),
                    new byte[0]);
        }

        /** Some time is added to the end, because ends are moved; the cookie ends with the activation anyway. */
        private static String cookie(RequestContext context, ScopeEvaluation.ScopedCredential credential) {
            Duration lifetime = context.settings().bypass().lifetime();
            Instant until = context.status().until();
            if (until != null) {
                Duration left = Duration.between(context.now(), until).plusHours(1);
                lifetime = left.compareTo(lifetime) < 0 ? left : lifetime;
            }
            String token = credential.credential().token(context.now().plus(lifetime));
            return CookieHeader.set(
                    context.cookieName(credential),
                    token,
                    lifetime.toSeconds(),
                    new CookieHeader.CookieReach(
                            context.isEncrypted(), context.settings().bypass().domain()));
        }
    }

    record BypassHeaderRule(BypassSettings bypass) implements GateRule {

        @Override
        public DecisionReason reason() {
            return DecisionReason.BYPASS_HEADER;
        }

        @Override
        public boolean applies(RequestContext context) {
            return isPresent(context) || hasSecret(context);
        }

        @Override
        public String why(RequestContext context) {
            if (isPresent(context)) {
                return bypass.insecureHeader() + " is there, which is enough: maintenance.http.bypass.insecure-header";
            }
            String header = bypass.header();
            int count = header == null ? 0 : context.request().headers(header).size();
            if (header == null || count == 0) {
                return "it has no bypass header";
            }
            if (count > 1) {
                return header + " is there more than once, which counts as not at all";
            }
            return context.evaluation().credentials().isEmpty()
                    ? NO_SECRET
                    : header + (hasSecret(context) ? " has" : " does not have") + " the secret";
        }

        private boolean hasSecret(RequestContext context) {
            String value = only(context, bypass.header());
            return value != null && context.isBypassedBy(value);
        }

        private boolean isPresent(RequestContext context) {
            String value = only(context, bypass.insecureHeader());
            return value != null && !value.isBlank();
        }

        private static @Nullable String only(RequestContext context, @Nullable String header) {
            List<String> values = header == null ? List.of() : context.request().headers(header);
            return values.size() == 1 ? values.get(0) : null;
        }
    }

    record BypassCookieRule() implements GateRule {

        @Override
        public DecisionReason reason() {
            return DecisionReason.BYPASS_COOKIE;
        }

        @Override
        public boolean applies(RequestContext context) {
            return context.isBypassedByCookie();
        }

        @Override
        public String why(RequestContext context) {
            if (context.evaluation().credentials().isEmpty()) {
                return NO_SECRET;
            }
            return applies(context) ? "it has a valid bypass cookie" : "it has no valid bypass cookie";
        }
    }
}
