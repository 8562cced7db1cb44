// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A while in which nothing fails: what was there when it began must come together until it ends. */
final class Calm {

    /** A change that ended so shortly before the end may have come during the calm. */
    private static final long WHOLE = 17_000_000_000L;

    private final World world;
    private final Sight sight;
    private final Complaints complaints;

    /** What must be there at the end, and what may be there beside it. */
    private final Map<String, Mirror> due = new HashMap<>();

    private final Map<String, Mirror> possible = new HashMap<>();

    Calm(World world, Sight sight, Complaints complaints) {
        this.world = world;
        this.sight = sight;
        this.complaints = complaints;
    }

    /**
     * Notes what is there.
     *
     * @param raised whether later versions went over to a later format, so that those of this version deliver nothing
     */
    void begin(String namespace, boolean raised) {
        Mirror there = sight.primary(namespace).with(sight.successors(namespace));
        Mirror perhaps = there;
        for (Host host : sight.hosts(namespace)) {
            if (host.stays() && !host.mayForget && !raised) {
                there = there.with(sight.everythingOn(host, !Sight.isStale(host)));
            }
            perhaps = perhaps.with(sight.everythingOn(host, host.isUp()));
            if (host.fallback != null) {
                perhaps = perhaps.with(sight.flying(host.fallback, namespace));
            }
        }
        perhaps = perhaps.with(sight.flying(world.primary, namespace));
        due.put(namespace, there);
        possible.put(namespace, perhaps.with(there));
    }

    /** Replicas, the store and the fallbacks agree, and answer as the winners say. */
    void judgeAgreement(String namespace, Mirror last) {
        for (Host host : sight.hosts(namespace)) {
            for (Process process : host.replicas) {
                world.referee.lookAt(process);
                judgeAnswers(process, last);
                judgeAgreement(process.toString(), process.known, last);
            }
            if (host.isUp() && host.fallback != null) {
                judgeAgreement("the fallback of " + host, sight.in(host.fallback, namespace), last);
            }
        }
    }

    /** Where a later format stands, replicas keep what they know, learn what they understand of it, and answer so. */
    void judgeUnderstanding(String namespace) {
        Mirror understood = sight.understood(namespace);
        for (Host host : sight.hosts(namespace)) {
            for (Process process : host.replicas) {
                world.referee.lookAt(process);
                judgeAnswers(process, process.known);
                List<String> missing = process.known.missing(understood);
                if (!missing.isEmpty()) {
                    complaints.add(process + " does not learn from a later format " + missing);
                }
                List<String> strange = world.referee.ledger(namespace).strange(process.known);
                if (!strange.isEmpty()) {
                    complaints.add(process + " knows what nobody changed: " + strange);
                }
            }
        }
    }

    private void judgeAgreement(String who, Mirror known, Mirror last) {
        if (!known.equals(last)) {
            complaints.add(who + " does not agree: it lacks " + known.missing(last) + " and has beyond the store "
                    + last.missing(known));
        }
    }

    /** A scope is on when it or the global one is held by anybody, and a range is let through when it is in. */
    private void judgeAnswers(Process process, Mirror last) {
        Set<String> on = new TreeSet<>();
        last.lines().forEach((name, line) -> {
            if (name.entry().equals("status") && line.isOn()) {
                on.add(name.scope());
            }
        });
        for (String scope : Planner.SCOPES) {
            boolean expected = on.contains(scope) || on.contains("global");
            if (process.instance().maintenance().scope(scope).isOn() != expected) {
                complaints.add(
                        process + " answers wrongly of " + scope + ": it should be " + (expected ? "on" : "off"));
            }
        }
    }

    /** Nothing is lost of what was there when the calm began, and nothing comes from nowhere. */
    void judgeWinners(String namespace, Mirror last, Ledger ledger) {
        List<String> missing = last.missing(due.getOrDefault(namespace, Mirror.EMPTY));
        if (!missing.isEmpty()) {
            complaints.add("lost: " + missing);
        }
        if (ledger.wishes.stream().noneMatch(wish -> wish.end > world.timeline.now() - WHOLE)) {
            List<String> beyond = possible.getOrDefault(namespace, Mirror.EMPTY)
                    .with(ledger.adopted())
                    .missing(last);
            if (!beyond.isEmpty()) {
                complaints.add("from nowhere: " + beyond);
            }
        }
    }
}
