// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import io.maintenance.Activation;
import io.maintenance.Level;
import io.maintenance.ScopeStatus;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The rules about what is on. */
final class StateRules {

    /** RFC 9110, section 9.2.1. */
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private StateRules() {}

    record Off() implements Rule {

        @Override
        public Reason reason() {
            return Reason.OFF;
        }

        @Override
        public boolean applies(Visit visit) {
            return !visit.status().on();
        }

        @Override
        public String why(Visit visit) {
            ScopeStatus status = visit.status();
            return status.on()
                    ? status.scope() + " is in maintenance, held by "
                            + status.heldBy().stream()
                                    .map(Activation::holder)
                                    .distinct()
                                    .collect(Collectors.joining(", "))
                    : status.scope() + " is not in maintenance";
        }

        @Override
        public Decision decide(Visit visit) {
            return Pass.OFF;
        }
    }

    record SafeMethod() implements Rule {

        @Override
        public Reason reason() {
            return Reason.SAFE_METHOD;
        }

        @Override
        public boolean applies(Visit visit) {
            return isReadOnly(visit) && SAFE.contains(visit.request().method()) && !visit.isHandshake();
        }

        @Override
        public String why(Visit visit) {
            if (!isReadOnly(visit)) {
                return "the level is full, which is for all methods";
            }
            if (visit.isHandshake()) {
                return "the level is read-only, and through a WebSocket anything can be sent";
            }
            String method = visit.request().method();
            return "the level is read-only, and " + method
                    + (SAFE.contains(method)
                            ? " only reads"
                            : " is not among " + String.join(", ", new TreeSet<>(SAFE)));
        }

        private static boolean isReadOnly(Visit visit) {
            return visit.status().level() == Level.READ_ONLY;
        }
    }

    record DryRun() implements Rule {

        @Override
        public Reason reason() {
            return Reason.DRY_RUN;
        }

        @Override
        public boolean applies(Visit visit) {
            return true;
        }

        @Override
        public String why(Visit visit) {
            return "maintenance.http.dry-run is set: it is counted and not rejected";
        }
    }

    record Maintenance(Responder responder) implements Rule {

        @Override
        public Reason reason() {
            return Reason.MAINTENANCE;
        }

        @Override
        public boolean applies(Visit visit) {
            return true;
        }

        @Override
        public String why(Visit visit) {
            return "nothing lets it through";
        }

        @Override
        public Decision decide(Visit visit) {
            return responder.reject(visit);
        }
    }
}
