// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import io.maintenance.Level;
import java.util.List;
import java.util.Set;

/** The rules, in their order. */
final class Rules {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private Rules() {}

    static List<Rule> of(HttpSettings settings) {
        return List.of(new Off(), new SafeMethod(), new Address(), new Maintenance());
    }

    private record Off() implements Rule {

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
            return visit.status().scope() + " is " + (visit.status().on() ? "on" : "off");
        }
    }

    private record SafeMethod() implements Rule {

        @Override
        public Reason reason() {
            return Reason.SAFE_METHOD;
        }

        @Override
        public boolean applies(Visit visit) {
            return visit.status().level() == Level.READ_ONLY
                    && SAFE.contains(visit.request().method());
        }

        @Override
        public String why(Visit visit) {
            return "the level is " + visit.status().level();
        }
    }

    private record Address() implements Rule {

        @Override
        public Reason reason() {
            return Reason.ADDRESS;
        }

        @Override
        public boolean applies(Visit visit) {
            return !visit.isOnForClient();
        }

        @Override
        public String why(Visit visit) {
            return "the address is " + visit.address();
        }
    }

    private record Maintenance() implements Rule {

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
            return "no rule lets it through";
        }

        @Override
        public Decision decide(Visit visit) {
            return Rejection.of(visit);
        }
    }
}
