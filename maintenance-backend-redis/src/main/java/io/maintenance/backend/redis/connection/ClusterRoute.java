// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis.connection;

import io.maintenance.spi.HostPort;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The node of a cluster that owns our slot. Any node names it when it is asked for our keys. Those that are configured are asked
 * first; the others, which they name, are for the day on which none of these answers.
 */
public final class ClusterRoute implements ServerRoute {

    private static final Duration A_WHILE = Duration.ofSeconds(5);

    private final List<HostPort> configured;
    private final AtomicInteger next = new AtomicInteger();
    private volatile List<HostPort> nodes;
    private volatile @Nullable HostPort owner;
    private volatile long settledSince = System.nanoTime();

    public ClusterRoute(List<HostPort> nodes) {
        this.configured = List.copyOf(nodes);
        this.nodes = configured;
    }

    /** Says who is in the cluster now. */
    void learn(List<HostPort> members) {
        if (!members.isEmpty()) { // one that is alone is in no cluster
            nodes = Stream.concat(configured.stream(), members.stream())
                    .distinct()
                    .toList();
        }
    }

    @Override
    public HostPort find() {
        HostPort known = owner;
        List<HostPort> all = nodes;
        return known != null ? known : all.get(Math.floorMod(next.get(), all.size()));
    }

    @Override
    public void suspect(HostPort server) {
        if (server.equals(owner)) {
            owner = null;
        }
        next.incrementAndGet(); // also away from one that goes on naming an owner that is dead
    }

    @Override
    public void found(HostPort server) {
        owner = server;
    }

    @Override
    public boolean isCurrent(HostPort server) {
        HostPort known = owner;
        return known == null || known.equals(server);
    }

    @Override
    public void moving() {
        settledSince = System.nanoTime() + A_WHILE.toNanos();
    }

    @Override
    public boolean isSettled() {
        return System.nanoTime() - settledSince >= 0;
    }

    /** The owner that is known, and all nodes. */
    @Override
    public int choices() {
        return nodes.size() + 1;
    }
}
