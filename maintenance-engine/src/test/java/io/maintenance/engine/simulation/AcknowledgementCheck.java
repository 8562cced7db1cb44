// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import io.maintenance.ChangeResult.Outcome;
import io.maintenance.engine.simulation.ReferenceState.RegisterName;
import io.maintenance.engine.simulation.ReferenceState.RegisterValue;
import java.util.HashMap;
import java.util.Map;

/** The check of acknowledgements: what clients were told of their changes must be so. */
final class AcknowledgementCheck {

    /** Two changes that are less apart than this may have been meant at once. */
    private static final long CLEARLY = 20_000_000;

    /** How old the note of a keeper may be, and how long a change may take that has seen it. */
    private static final long TENDED = 180_000_000_000L + 70_000_000_000L;

    /** How long it may take until one knows what one has seen. */
    private static final long SEEN = 12_000_000_000L;

    private final World world;
    private final ViolationLog violations;

    /** Who was closed in good order, and when. */
    private final Map<String, Long> left = new HashMap<>();

    AcknowledgementCheck(World world, ViolationLog violations) {
        this.world = world;
        this.violations = violations;
    }

    /** Looks at what became of a change. */
    void answered(ChangeRequest request) {
        if (request.outcome != null
                && request.outcome != Outcome.IN_DOUBT
                && request.issued.isEmpty()
                && request.floors == 0) {
            violations.add(request + ", and it wrote nothing");
        }
        if (request.process.sawLaterFormat < request.start - SEEN && !request.isRefused()) {
            violations.add(request + " was not refused, although a later format had been seen");
        }
        Host host = request.process.host();
        boolean tended = host.isUp() || world.timeline.now() - host.downSince < TENDED;
        if (request.outcome == Outcome.DEGRADED && !host.wasWrong && !tended) {
            violations.add(request + ", and nobody tends that fallback");
        }
        if (left.getOrDefault(request.keeper, Long.MAX_VALUE) < request.start) {
            violations.add(request + ", and that one was closed before");
        }
    }

    /** A process was closed in good order: no change may be left with it from now on. */
    void left(SimulatedProcess process) {
        left.put(process.writer(), world.timeline.now());
    }

    /** What was confirmed must be so, where clocks were right and nothing says that it may be otherwise. */
    void judge(ChangeHistory ledger, ReferenceState last) {
        for (ChangeRequest request : ledger.requests) {
            if (request.isNowhere()) {
                request.issued.stream()
                        .filter(issued -> issued.getValue().equals(last.lines().get(issued.getKey())))
                        .forEach(issued -> violations.add(request + ", and yet " + issued));
            }
        }
        ledger.promised().forEach(name -> judge(ledger, name, last));
    }

    private void judge(ChangeHistory ledger, RegisterName name, ReferenceState last) {
        ChangeRequest latest = null;
        long busyUntil = Long.MIN_VALUE;
        for (ChangeRequest request : ledger.requests) {
            boolean concerns = request.operation.wants(name).isPresent() && !request.isNowhere();
            if (request.process.host().wasWrong && (concerns || request.operation.isSweeping(name))) {
                return;
            }
            if (concerns) {
                boolean isLater = latest == null || request.start >= latest.start;
                ChangeRequest other = isLater ? latest : request;
                busyUntil = other == null ? busyUntil : Math.max(busyUntil, other.end);
                latest = isLater ? request : latest;
            }
        }
        if (latest != null && busyUntil < latest.start - CLEARLY && isSecured(latest, ledger.raised)) {
            RegisterValue line = last.lines().get(name);
            boolean isOn = line != null && line.isOn();
            if (isOn != latest.operation.wants(name).orElseThrow()) {
                violations.add("last wanted: " + latest + ", and yet " + name + " = " + line);
            }
        }
    }

    /** Where a later format stands, processes of this version put nothing back. */
    private boolean isSecured(ChangeRequest request, boolean raised) {
        if (raised) {
            return request.isConfirmed() && request.lossesBefore == world.primary.losses;
        }
        boolean isAlive = !request.process.isGone()
                && request.process.isReplica()
                && !request.process.host().mayForget
                && request.start > request.process.host().forgotAt;
        if (request.isConfirmed()) {
            return isAlive || request.lossesBefore == world.primary.losses;
        }
        boolean keeperLives = request.process.host().replicas.stream()
                .anyMatch(process -> process.writer().equals(request.keeper)
                        && !process.host().mayForget
                        && request.start > process.host().forgotAt);
        return request.outcome == Outcome.DEGRADED
                && (isAlive || (keeperLives && request.fallbackLossesBefore == request.process.host().fallbackLosses));
    }
}
