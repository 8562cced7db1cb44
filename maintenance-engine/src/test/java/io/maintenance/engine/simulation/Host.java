// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import io.maintenance.engine.simulation.HistoryPlan.HostPlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A machine: its clock, its fallback, its network to the stores, and what runs on it. */
final class Host {

    /** When every history begins, in milliseconds. */
    static final long EPOCH = Instant.parse("2026-11-21T20:00:00Z").toEpochMilli();

    private static final long DAY = 86_400_000_000_000L;

    final String name;
    final String namespace;
    final Timeline timeline;
    final @Nullable SimulatedStore fallback;
    final List<SimulatedProcess> replicas = new ArrayList<>();
    NetworkCondition toPrimary = NetworkCondition.HEALTHY;
    NetworkCondition toFallback = NetworkCondition.HEALTHY;
    private final long grain;
    private long skew;

    /** How far its clock was off before it was set, by when that was. */
    private final TreeMap<Long, Long> formerSkews = new TreeMap<>();

    /** Whether its clock was ever wrong. */
    boolean wasWrong;

    /** Whether so much time seemed to pass at once that what it knows may be forgotten. */
    boolean mayForget;

    /** When it last did, perhaps. */
    long forgotAt = -1;

    /** When its last replica ended; or never. */
    long downSince = -1;

    /** Since when its fallback fails in no way, and has lost nothing. */
    long fallbackClearSince;

    /** How often its fallback lost something. */
    int fallbackLosses;

    Host(String name, HostPlan plan, Timeline timeline, @Nullable SimulatedStore fallback) {
        this.name = name;
        this.namespace = plan.namespace();
        this.grain = plan.grainMillis() * 1_000_000L;
        this.wasWrong = grain > 1_000_000;
        this.timeline = timeline;
        this.fallback = fallback;
    }

    Instant now() {
        long time = timeline.now() + skew;
        return Instant.ofEpochMilli(EPOCH).plusNanos(time - Math.floorMod(time, grain));
    }

    /** Returns the latest time that a process may have read from its clock that began to look at it then. */
    long latestMillis(long since) {
        long most = formerSkews.tailMap(since).values().stream()
                .mapToLong(Long::longValue)
                .reduce(skew, Math::max);
        return EPOCH + (timeline.now() + most) / 1_000_000;
    }

    void setSkew(long nanos) {
        formerSkews.put(timeline.now(), skew);
        mayForget |= Math.abs(nanos - skew) > 6 * DAY;
        wasWrong |= nanos != 0;
        skew = nanos;
    }

    boolean isUp() {
        return !replicas.isEmpty();
    }

    /** Tells whether something runs that was not told to end. */
    boolean stays() {
        return replicas.stream().anyMatch(process -> !process.closes);
    }

    @Override
    public String toString() {
        return name;
    }
}
