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

    record OffRule() implements GateRule {

        @Override
        public DecisionReason reason() {
            return DecisionReason.OFF;
        }

        @Override
        public boolean applies(RequestContext context) {
            return !context.status().on();
        }

        @Override
        public String why(RequestContext context) {
            ScopeStatus status = context.status();
            return status.on()
                    ? status.scope() + " is in maintenance, held by "
                            + status.heldBy().stream()
                                    .map(Activation::holder)
                                    .distinct()
                                    .collect(Collectors.joining(", "))
                    : status.scope() + " is not in maintenance";
        }

        @Override
        public Decision decide(RequestContext context) {
            return Pass.OFF;
        }
    }

    record SafeMethodRule() implements GateRule {

        @Override
        public DecisionReason reason() {
            return DecisionReason.SAFE_METHOD;
        }

        @Override
        public boolean applies(RequestContext context) {
            return isReadOnly(context) && SAFE.contains(context.request().method()) && !context.isHandshake();
        }

        @Override
        public String why(RequestContext context) {
            if (!isReadOnly(context)) {
                return "the level is full, which is for all methods";
            }
            if (context.isHandshake()) {
                return "the level is read-only, and through a WebSocket anything can be sent";
            }
            String method = context.request().method();
            return "the level is read-only, and " + method
                    + (SAFE.contains(method)
                            ? " only reads"
                            : " is not among " + String.join(", ", new TreeSet<>(SAFE)));
        }

        private static boolean isReadOnly(RequestContext context) {
            return context.status().level() == Level.READ_ONLY;
        }
    }

    record DryRunRule() implements GateRule {

        @Override
        public DecisionReason reason() {
            return DecisionReason.DRY_RUN;
        }

        @Override
        public boolean applies(RequestContext context) {
            return true;
        }

        @Override
        public String why(RequestContext context) {
            return "maintenance.http.dry-run is set: it is counted and not rejected";
        }
    }

    record MaintenanceRule(AnswerFactory responder) implements GateRule {

        @Override
        public DecisionReason reason() {
            return DecisionReason.MAINTENANCE;
        }

        @Override
        public boolean applies(RequestContext context) {
            return true;
        }

        @Override
        public String why(RequestContext context) {
            return "nothing lets it through";
        }

        @Override
        public Decision decide(RequestContext context) {
            return responder.reject(context);
        }
    }
}
