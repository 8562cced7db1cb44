// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import io.maintenance.Change.Outcome;
import io.maintenance.engine.simulation.Mirror.Line;
import io.maintenance.engine.simulation.Mirror.Name;
import java.util.HashMap;
import java.util.Map;

/** What people were told of their changes must be so. */
final class Promises {

    /** Two changes that are less apart than this may have been meant at once. */
    private static final long CLEARLY = 20_000_000;

    /** How old the note of a keeper may be, and how long a change may take that has seen it. */
    private static final long TENDED = 180_000_000_000L + 70_000_000_000L;

    /** How long it may take until one knows what one has seen. */
    private static final long SEEN = 12_000_000_000L;

    private final World world;
    private final Complaints complaints;

    /** Who was closed in good order, and when. */
    private final Map<String, Long> left = new HashMap<>();

    Promises(World world, Complaints complaints) {
        this.world = world;
        this.complaints = complaints;
    }

    /** Looks at what became of a change. */
    void fulfilled(Wish wish) {
        if (wish.outcome != null && wish.outcome != Outcome.IN_DOUBT && wish.issued.isEmpty() && wish.floors == 0) {
            complaints.add(wish + ", and it wrote nothing");
        }
        if (wish.process.sawLater < wish.start - SEEN && !wish.isRefused()) {
            complaints.add(wish + " was not refused, although a later format had been seen");
        }
        Host host = wish.process.host();
        boolean tended = host.isUp() || world.timeline.now() - host.downSince < TENDED;
        if (wish.outcome == Outcome.DEGRADED && !host.wasWrong && !tended) {
            complaints.add(wish + ", and nobody tends that fallback");
        }
        if (left.getOrDefault(wish.keeper, Long.MAX_VALUE) < wish.start) {
            complaints.add(wish + ", and that one was closed before");
        }
    }

    /** A process was closed in good order: nobody counts on it from now on. */
    void left(Process process) {
        left.put(process.writer(), world.timeline.now());
    }

    /** What was confirmed must be so, where clocks were right and nothing says that it may be otherwise. */
    void judge(Ledger ledger, Mirror last) {
        for (Wish wish : ledger.wishes) {
            if (wish.isNowhere()) {
                wish.issued.stream()
                        .filter(issued -> issued.getValue().equals(last.lines().get(issued.getKey())))
                        .forEach(issued -> complaints.add(wish + ", and yet " + issued));
            }
        }
        ledger.promised().forEach(name -> judge(ledger, name, last));
    }

    private void judge(Ledger ledger, Name name, Mirror last) {
        Wish latest = null;
        long busyUntil = Long.MIN_VALUE;
        for (Wish wish : ledger.wishes) {
            boolean concerns = wish.deed.wants(name).isPresent() && !wish.isNowhere();
            if (wish.process.host().wasWrong && (concerns || wish.deed.isSweeping(name))) {
                return;
            }
            if (concerns) {
                boolean isLater = latest == null || wish.start >= latest.start;
                Wish other = isLater ? latest : wish;
                busyUntil = other == null ? busyUntil : Math.max(busyUntil, other.end);
                latest = isLater ? wish : latest;
            }
        }
        if (latest != null && busyUntil < latest.start - CLEARLY && isSecured(latest, ledger.raised)) {
            Line line = last.lines().get(name);
            boolean isOn = line != null && line.isOn();
            if (isOn != latest.deed.wants(name).orElseThrow()) {
                complaints.add("last wanted: " + latest + ", and yet " + name + " = " + line);
            }
        }
    }

    /** Where a later format stands, nobody of this version puts anything back. */
    private boolean isSecured(Wish wish, boolean raised) {
        if (raised) {
            return wish.isConfirmed() && wish.lossesBefore == world.primary.losses;
        }
        boolean isAlive = !wish.process.isGone()
                && wish.process.isReplica()
                && !wish.process.host().mayForget
                && wish.start > wish.process.host().forgotAt;
        if (wish.isConfirmed()) {
            return isAlive || wish.lossesBefore == world.primary.losses;
        }
        boolean keeperLives = wish.process.host().replicas.stream()
                .anyMatch(process -> process.writer().equals(wish.keeper)
                        && !process.host().mayForget
                        && wish.start > process.host().forgotAt);
        return wish.outcome == Outcome.DEGRADED
                && (isAlive || (keeperLives && wish.fallbackLossesBefore == wish.process.host().fallbackLosses));
    }
}
