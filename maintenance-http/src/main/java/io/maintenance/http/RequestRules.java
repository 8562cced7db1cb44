// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import io.maintenance.address.IpAddress;
import io.maintenance.http.path.RequestPath;
import io.maintenance.http.settings.RequestExclusions;
import io.maintenance.http.settings.ResponseSettings;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The rules about the request and who sends it. */
final class RequestRules {

    private static final System.Logger LOG = System.getLogger(RequestRules.class.getName());

    private RequestRules() {}

    record ExclusionRule(RequestExclusions exclusions) implements GateRule {

        @Override
        public DecisionReason reason() {
            return DecisionReason.EXCLUDED;
        }

        @Override
        public boolean applies(RequestContext context) {
            String method = context.request().method();
            return exclusions.hasMethod(method)
                    || exclusions.paths().matching(method, context.path()).isPresent();
        }

        @Override
        public String why(RequestContext context) {
            String method = context.request().method();
            RequestPath path = context.path();
            if (exclusions.hasMethod(method)) {
                return "the method " + method + " is excluded";
            }
            if (path == null) {
                return "servers disagree about this path, so that it matches nothing";
            }
            return exclusions
                    .paths()
                    .matching(method, path)
                    .map(pattern -> "the path matches " + pattern.text())
                    .orElse("neither the method nor " + path.text() + ", the path below the context path, is excluded");
        }
    }

    record PreflightRule(ResponseSettings response, AnswerFactory responder) implements GateRule {

        @Override
        public DecisionReason reason() {
            return DecisionReason.PREFLIGHT;
        }

        @Override
        public boolean applies(RequestContext context) {
            return isPreflight(context)
                    && switch (response.preflight()) {
                        case PASS -> true;
                        case ANSWER -> response.cors().allowed(context.request().headers("Origin")) != null;
                        case REJECT -> false;
                    };
        }

        @Override
        public String why(RequestContext context) {
            if (!isPreflight(context)) {
                return "it is no preflight of a browser";
            }
            return switch (response.preflight()) {
                case PASS -> "the application answers preflights";
                case ANSWER -> applies(context) ? "the gate answers preflights" : "this origin is not allowed";
                case REJECT -> "preflights are rejected";
            };
        }

        @Override
        public Decision decide(RequestContext context) {
            return response.preflight() == ResponseSettings.PreflightPolicy.ANSWER
                    ? responder.preflight(context)
                    : Pass.through(DecisionReason.PREFLIGHT);
        }

        private static boolean isPreflight(RequestContext context) {
            RequestView request = context.request();
            return context.hasMethod("OPTIONS")
                    && !request.headers("Origin").isEmpty()
                    && !request.headers("Access-Control-Request-Method").isEmpty();
        }
    }

    record AddressRule(@Nullable String header) implements GateRule {

        @Override
        public DecisionReason reason() {
            return DecisionReason.ADDRESS;
        }

        @Override
        public boolean applies(RequestContext context) {
            return !context.isOnFor(context.address());
        }

        @Override
        public String why(RequestContext context) {
            IpAddress address = context.address();
            if (address == null) {
                return "the client's address cannot be told"
                        + (header == null ? "" : ", or " + header + " is malformed");
            }
            return address.text() + (context.isOnFor(address) ? " is on no list that counts here" : " is let through");
        }
    }

    record ApplicationRule(Predicate<? super RequestView> test) implements GateRule {

        @Override
        public DecisionReason reason() {
            return DecisionReason.APPLICATION;
        }

        @Override
        public boolean applies(RequestContext context) {
            try {
                return test.test(context.request());
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "The application's test of who is let through failed", e);
                return false;
            }
        }

        @Override
        public String why(RequestContext context) {
            return "the application " + (applies(context) ? "lets it through" : "does not let it through");
        }
    }
}
