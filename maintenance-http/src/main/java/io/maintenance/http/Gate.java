// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import io.maintenance.MaintenanceMode;
import io.maintenance.MaintenanceStatus;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides which requests the application gets while maintenance is on. Never throws for what a request holds, never blocks,
 * reads no body; while maintenance is off it costs one volatile read and allocates nothing. Thread-safe.
 *
 * <pre>{@code
 * Gate gate = Gate.of(maintenance);
 * if (gate.decide(request) instanceof Answer answer) {
 *     send(answer.status(), answer.headers(), answer.body());
 * }
 * }</pre>
 */
public final class Gate {

    private final MaintenanceMode maintenance;
    private final HttpSettings settings;
    private final InstantSource clock;
    private final List<Rule> rules;
    private final Tally tally = new Tally();

    private Gate(Builder builder) {
        this.maintenance = builder.maintenance;
        this.settings = builder.settings;
        this.clock = builder.clock;
        this.rules = Rules.of(settings);
    }

    /** Returns the gate of a switch, with the settings that its configuration holds. */
    public static Gate of(MaintenanceMode maintenance) {
        return builder(maintenance).build();
    }

    /** Returns the gate of a switch with these settings. */
    public static Gate of(MaintenanceMode maintenance, HttpSettings settings) {
        return builder(maintenance).settings(settings).build();
    }

    /** Returns a builder, for what is more than settings. */
    public static Builder builder(MaintenanceMode maintenance) {
        return new Builder(maintenance);
    }

    /** Decides about a request. */
    public Decision decide(RequestView request) {
        MaintenanceStatus snapshot = maintenance.snapshot();
        return snapshot.isQuiet() ? Pass.OFF : decide(visit(request, snapshot));
    }

    /** Decides about a request and tells how; counts nothing. */
    public Explanation explain(RequestView request) {
        Visit visit = visit(request, maintenance.snapshot());
        List<Step> steps = new ArrayList<>();
        for (Rule rule : rules) {
            boolean applies = rule.applies(visit);
            steps.add(new Step(rule.reason(), applies, rule.why(visit)));
            if (applies) {
                return new Explanation(visit.status().scope(), steps, rule.decide(visit));
            }
        }
        throw new IllegalStateException("the last rule applies always");
    }

    /** Returns how many requests each rule decided about since the gate was made; those while off are not counted. */
    public Map<Reason, Long> counters() {
        return tally.counts();
    }

    private Decision decide(Visit visit) {
        for (Rule rule : rules) {
            if (rule.applies(visit)) {
                return tally.counted(rule.decide(visit));
            }
        }
        throw new IllegalStateException("the last rule applies always");
    }

    private Visit visit(RequestView request, MaintenanceStatus snapshot) {
        Instant now = clock.instant();
        return new Visit(request, snapshot, snapshot.scope(settings.resolved().scope(), now), now);
    }

    /** Collects what a gate needs. Not thread-safe. */
    public static final class Builder {

        private final MaintenanceMode maintenance;
        private HttpSettings settings;
        private InstantSource clock = Clock.systemUTC();

        private Builder(MaintenanceMode maintenance) {
            this.maintenance = Objects.requireNonNull(maintenance, "maintenance");
            this.settings = HttpSettings.defaults();
        }

        /** Sets the settings. Default: those that the configuration of the switch holds. */
        public Builder settings(HttpSettings settings) {
            this.settings = Objects.requireNonNull(settings, "settings");
            return this;
        }

        /**
         * Sets how the scope of a request is found, in place of the settings. A resolver that fails, or returns {@code null} or
         * no name of a scope, leaves the request in the configured scope.
         */
        public Builder scope(Function<? super RequestView, @Nullable String> resolver) {
            Objects.requireNonNull(resolver, "resolver");
            return this;
        }

        /** Lets further requests through while maintenance is on. A test that fails lets nobody through. */
        public Builder letThrough(Predicate<? super RequestView> test) {
            Objects.requireNonNull(test, "test");
            return this;
        }

        /** Sets the clock, for tests; the one that the switch has. */
        public Builder clock(InstantSource clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /** Returns the gate. */
        public Gate build() {
            return new Gate(this);
        }
    }
}
