// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import io.maintenance.http.path.RequestPath;
import io.maintenance.http.settings.Exclusions;
import io.maintenance.http.settings.Response;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The rules about the request and who sends it. */
final class RequestRules {

    private static final System.Logger LOG = System.getLogger(RequestRules.class.getName());

    private RequestRules() {}

    record Excluded(Exclusions exclusions) implements Rule {

        @Override
        public Reason reason() {
            return Reason.EXCLUDED;
        }

        @Override
        public boolean applies(Visit visit) {
            String method = visit.request().method();
            return exclusions.hasMethod(method)
                    || exclusions.paths().matching(method, visit.path()).isPresent();
        }

        @Override
        public String why(Visit visit) {
            String method = visit.request().method();
            RequestPath path = visit.path();
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

    record Preflight(Response response, Responder responder) implements Rule {

        @Override
        public Reason reason() {
            return Reason.PREFLIGHT;
        }

        @Override
        public boolean applies(Visit visit) {
            return isPreflight(visit)
                    && switch (response.preflight()) {
                        case PASS -> true;
                        case ANSWER -> response.cors().allowed(visit.request().headers("Origin")) != null;
                        case REJECT -> false;
                    };
        }

        @Override
        public String why(Visit visit) {
            if (!isPreflight(visit)) {
                return "it is no preflight of a browser";
            }
            return switch (response.preflight()) {
                case PASS -> "the application answers preflights";
                case ANSWER -> applies(visit) ? "the gate answers preflights" : "this origin is not allowed";
                case REJECT -> "preflights are rejected";
            };
        }

        @Override
        public Decision decide(Visit visit) {
            return response.preflight() == Response.Preflight.ANSWER
                    ? responder.preflight(visit)
                    : Pass.through(Reason.PREFLIGHT);
        }

        private static boolean isPreflight(Visit visit) {
            RequestView request = visit.request();
            return visit.hasMethod("OPTIONS")
                    && !request.headers("Origin").isEmpty()
                    && !request.headers("Access-Control-Request-Method").isEmpty();
        }
    }

    record Address(@Nullable String header) implements Rule {

        @Override
        public Reason reason() {
            return Reason.ADDRESS;
        }

        @Override
        public boolean applies(Visit visit) {
            return !visit.isOnFor(visit.address());
        }

        @Override
        public String why(Visit visit) {
            String address = visit.address();
            if (address == null) {
                return "the client's address cannot be told"
                        + (header == null ? "" : ", or " + header + " is malformed");
            }
            return address + (visit.isOnFor(address) ? " is on no list that counts here" : " is let through");
        }
    }

    record Application(Predicate<? super RequestView> test) implements Rule {

        @Override
        public Reason reason() {
            return Reason.APPLICATION;
        }

        @Override
        public boolean applies(Visit visit) {
            try {
                return test.test(visit.request());
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "The application's test of who is let through failed", e);
                return false;
            }
        }

        @Override
        public String why(Visit visit) {
            return "the application " + (applies(visit) ? "lets it through" : "does not let it through");
        }
    }
}
