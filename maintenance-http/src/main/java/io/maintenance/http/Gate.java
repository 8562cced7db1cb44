// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import io.maintenance.MaintenanceMode;
import io.maintenance.MaintenanceSnapshot;
import io.maintenance.address.IpAddress;
import io.maintenance.http.Explanation.RuleStep;
import io.maintenance.http.path.HostName;
import io.maintenance.http.path.PathPattern;
import io.maintenance.http.path.RequestPath;
import io.maintenance.http.response.RetryAfter;
import io.maintenance.http.settings.GateSettings;
import io.maintenance.http.settings.ResponseSettings;
import io.maintenance.http.settings.SettingsReview;
import io.maintenance.spi.Finding;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
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

    private static final System.Logger LOG = System.getLogger(Gate.class.getName());

    private final MaintenanceMode maintenance;
    private final InstantSource clock;
    private final GateSettings settings;
    private final ScopeEvaluationCache evaluations;
    private final List<GateRule> rules;
    private final DecisionCounters counters = new DecisionCounters();

    private Gate(Builder builder) {
        this.maintenance = builder.maintenance;
        this.clock = builder.clock;
        this.settings = builder.settings().gateSettings().excluding(builder.excluded);
        this.evaluations = new ScopeEvaluationCache(settings.scopes(), builder.resolver);
        report(new SettingsReview(settings).redirect());
        this.rules =
                RuleOrder.of(settings, new AnswerFactory(settings, builder.retryAfter(settings)), builder.application);
    }

    /**
     * Returns the gate of a switch, with the settings that its configuration holds.
     *
     * @throws io.maintenance.ConfigurationException with every mistake among them
     */
    public static Gate of(MaintenanceMode maintenance) {
        return builder(maintenance).build();
    }

    /** Returns the gate of a switch with these settings, in place of those that its configuration holds. */
    public static Gate of(MaintenanceMode maintenance, HttpSettings settings) {
        return builder(maintenance).settings(settings).build();
    }

    /** Returns a builder, for what is more than settings. */
    public static Builder builder(MaintenanceMode maintenance) {
        return new Builder(maintenance);
    }

    /** Decides about a request. */
    public Decision decide(RequestView request) {
        MaintenanceSnapshot snapshot = maintenance.snapshot();
        if (snapshot.isQuiet()) {
            return Pass.OFF;
        }
        long now = clock.millis();
        ScopeEvaluation evaluation = evaluations.of(request, snapshot, now);
        return evaluation.status().on() ? decide(context(request, evaluation, now)) : Pass.OFF;
    }

    /** Decides about a request and tells how, by the same rules; counts nothing. */
    public Explanation explain(RequestView request) {
        long now = clock.millis();
        return explain(context(request, evaluations.of(request, maintenance.snapshot(), now), now));
    }

    /** Tells how it would be decided about a request if it belonged to this scope, whatever the settings say; counts nothing. */
    public Explanation explainIn(String scope, RequestView request) {
        long now = clock.millis();
        String checked = maintenance.scope(scope).name();
        return explain(context(request, evaluations.at(checked, maintenance.snapshot(), now), now));
    }

    private Explanation explain(RequestContext context) {
        List<RuleStep> steps = new ArrayList<>();
        for (GateRule rule : rules) {
            boolean applies = rule.applies(context);
            steps.add(new RuleStep(rule.reason(), applies, rule.why(context)));
            if (applies) {
                return new Explanation(context.status().scope(), steps, rule.decide(context));
            }
        }
        throw new IllegalStateException("the last rule applies always");
    }

    /**
     * Returns the address of a request's client in canonical form, as allow-lists are asked about it; {@code null} if it cannot be told
     * for sure.
     */
    public @Nullable String clientAddress(RequestView request) {
        IpAddress address = RequestContext.address(request, settings);
        return address == null ? null : address.text();
    }

    /** Returns the name of the host that a request asks for, in lower case and without port; {@code null} if it names none. */
    public @Nullable String host(RequestView request) {
        String host = request.host();
        return host == null ? null : HostName.of(host);
    }

    /** Returns the hosts that {@code maintenance.http.scopes} names, in lower case. */
    public Set<String> hosts() {
        return settings.scopes().hosts();
    }

    /** Returns the scope that a request belongs to; of an ambiguous path the first that is on. */
    public String scopeOf(RequestView request) {
        return evaluations
                .of(request, maintenance.snapshot(), clock.millis())
                .status()
                .scope();
    }

    /**
     * Logs what in the settings can match nothing in an application with this context path, below which paths are compared.
     * Adapters call it once, when they know it.
     *
     * @param context the context path: {@code /app}; empty for the application at the root
     */
    public void reviewBelow(String context) {
        report(new SettingsReview(settings).context(context));
    }

    private static void report(List<Finding> findings) {
        for (Finding finding : findings) {
            LOG.log(System.Logger.Level.WARNING, "{0}; {1}", finding.detail(), finding.remedy());
        }
    }

    /** Returns how many requests each rule decided about since the gate was made; those while off are not counted. */
    public Map<DecisionReason, Long> counters() {
        return counters.counts();
    }

    private Decision decide(RequestContext context) {
        for (GateRule rule : rules) {
            if (rule.applies(context)) {
                return counters.counted(rule.decide(context));
            }
        }
        throw new IllegalStateException("the last rule applies always");
    }

    private RequestContext context(RequestView request, ScopeEvaluation evaluation, long now) {
        RequestPath path = RequestPath.of(request.rawPath(), request.path());
        return new RequestContext(request, path, evaluation, settings, Instant.ofEpochMilli(now));
    }

    /** Collects what a gate needs. Not thread-safe. */
    public static final class Builder {

        private final MaintenanceMode maintenance;
        private InstantSource clock = Clock.systemUTC();
        private IntUnaryOperator chance = bound -> ThreadLocalRandom.current().nextInt(bound);
        private final List<PathPattern> excluded = new ArrayList<>();
        private @Nullable HttpSettings settings;
        private @Nullable Function<? super RequestView, @Nullable String> resolver;
        private @Nullable Predicate<? super RequestView> application;

        private Builder(MaintenanceMode maintenance) {
            this.maintenance = Objects.requireNonNull(maintenance, "maintenance");
        }

        /** Sets the settings. Default: those that the configuration of the switch holds. */
        public Builder settings(HttpSettings settings) {
            this.settings = Objects.requireNonNull(settings, "settings");
            return this;
        }

        /**
         * Sets how the scope of a request is found, in place of {@code maintenance.http.scopes}. A resolver that fails or returns
         * {@code null} leaves the request in the scope {@code maintenance.http.scope}; or, if the path is {@code null} because
         * servers disagree about it, in whichever scope is in maintenance.
         */
        public Builder scope(Function<? super RequestView, @Nullable String> resolver) {
            this.resolver = Objects.requireNonNull(resolver, "resolver");
            return this;
        }

        /**
         * Lets further requests through while maintenance is on. A test that throws an exception lets nobody through; an {@link
         * Error} of it is thrown on, and the request goes nowhere.
         */
        public Builder letThrough(Predicate<? super RequestView> test) {
            this.application = Objects.requireNonNull(test, "test");
            return this;
        }

        /**
         * Adds paths that are never in maintenance to those that the settings exclude, for adapters that know more of the
         * application: {@code GET /actuator/health/**}.
         *
         * @param patterns as in {@code maintenance.http.paths.exclude}
         * @throws IllegalArgumentException if one is no pattern
         */
        public Builder exclude(String... patterns) {
            for (String pattern : patterns) {
                excluded.add(PathPattern.parse(pattern));
            }
            return this;
        }

        /** Sets the clock, for tests: the one that the switch has. */
        public Builder clock(InstantSource clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /** Sets the chance that spreads {@code Retry-After}, for tests: a number from 0 up to, not including, the one given. */
        Builder chance(IntUnaryOperator chance) {
            this.chance = chance;
            return this;
        }

        /**
         * Returns the gate.
         *
         * @throws io.maintenance.ConfigurationException with every mistake among the settings of the switch
         */
        public Gate build() {
            return new Gate(this);
        }

        private HttpSettings settings() {
            return settings == null ? HttpSettings.of(maintenance) : settings;
        }

        private RetryAfter retryAfter(GateSettings gateSettings) {
            ResponseSettings.RetrySettings retry = gateSettings.response().retry();
            return new RetryAfter(
                    maintenance.retryAfter(), retry.longest(), retry.date(), retry.jitter() ? chance : bound -> 0);
        }
    }
}
