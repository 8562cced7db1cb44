// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The check of convergence: in a calm nothing fails, and what was there when it began must be everywhere when it ends. */
final class ConvergenceCheck {

    /** A change that ended so shortly before the end may have come during the calm. */
    private static final long WHOLE = 17_000_000_000L;

    private final World world;
    private final StateObserver observer;
    private final ViolationLog violations;

    /** What must be there at the end, and what may be there beside it. */
    private final Map<String, ReferenceState> due = new HashMap<>();

    private final Map<String, ReferenceState> possible = new HashMap<>();

    ConvergenceCheck(World world, StateObserver observer, ViolationLog violations) {
        this.world = world;
        this.observer = observer;
        this.violations = violations;
    }

    /**
     * Notes what is there.
     *
     * @param raised whether later versions went over to a later format, so that those of this version deliver nothing
     */
    void begin(String namespace, boolean raised) {
        ReferenceState there = observer.primary(namespace).with(observer.laterVersions(namespace));
        ReferenceState perhaps = there;
        for (Host host : observer.hosts(namespace)) {
            if (host.stays() && !host.mayForget && !raised) {
                there = there.with(observer.everythingOn(host, !StateObserver.isStale(host)));
            }
            perhaps = perhaps.with(observer.everythingOn(host, host.isUp()));
            if (host.fallback != null) {
                perhaps = perhaps.with(observer.pendingWrites(host.fallback, namespace));
            }
        }
        perhaps = perhaps.with(observer.pendingWrites(world.primary, namespace));
        due.put(namespace, there);
        possible.put(namespace, perhaps.with(there));
    }

    /** Replicas, the store and the fallbacks agree, and answer as the winners say. */
    void judgeAgreement(String namespace, ReferenceState last) {
        for (Host host : observer.hosts(namespace)) {
            for (SimulatedProcess process : host.replicas) {
                world.checker.lookAt(process);
                judgeAnswers(process, last);
                judgeAgreement(process.toString(), process.known, last);
            }
            if (host.isUp() && host.fallback != null) {
                judgeAgreement("the fallback of " + host, observer.in(host.fallback, namespace), last);
            }
        }
    }

    /** Where a later format stands, replicas keep what they know, learn what they understand of it, and answer so. */
    void judgeUnderstanding(String namespace) {
        ReferenceState understood = observer.understood(namespace);
        for (Host host : observer.hosts(namespace)) {
            for (SimulatedProcess process : host.replicas) {
                world.checker.lookAt(process);
                judgeAnswers(process, process.known);
                List<String> missing = process.known.missing(understood);
                if (!missing.isEmpty()) {
                    violations.add(process + " does not learn from a later format " + missing);
                }
                List<String> strange = world.checker.ledger(namespace).strange(process.known);
                if (!strange.isEmpty()) {
                    violations.add(process + " knows what nobody changed: " + strange);
                }
            }
        }
    }

    private void judgeAgreement(String who, ReferenceState known, ReferenceState last) {
        if (!known.equals(last)) {
            violations.add(who + " does not agree: it lacks " + known.missing(last) + " and has beyond the store "
                    + last.missing(known));
        }
    }

    /** A scope is on when it or the global one is held by anybody, and a range is let through when it is in. */
    private void judgeAnswers(SimulatedProcess process, ReferenceState last) {
        Set<String> on = new TreeSet<>();
        last.lines().forEach((name, line) -> {
            if (name.entry().equals("status") && line.isOn()) {
                on.add(name.scope());
            }
        });
        for (String scope : HistoryPlanner.SCOPES) {
            boolean expected = on.contains(scope) || on.contains("global");
            if (process.instance().maintenance().scope(scope).isOn() != expected) {
                violations.add(
                        process + " answers wrongly of " + scope + ": it should be " + (expected ? "on" : "off"));
            }
        }
    }

    /** Nothing is lost of what was there when the calm began, and nothing comes from nowhere. */
    void judgeWinners(String namespace, ReferenceState last, ChangeHistory ledger) {
        List<String> missing = last.missing(due.getOrDefault(namespace, ReferenceState.EMPTY));
        if (!missing.isEmpty()) {
            violations.add("lost: " + missing);
        }
        if (ledger.requests.stream().noneMatch(request -> request.end > world.timeline.now() - WHOLE)) {
            List<String> beyond = possible.getOrDefault(namespace, ReferenceState.EMPTY)
                    .with(ledger.adopted())
                    .missing(last);
            if (!beyond.isEmpty()) {
                violations.add("from nowhere: " + beyond);
            }
        }
    }
}
