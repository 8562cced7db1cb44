// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

import io.maintenance.spi.HostPort;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The node of a cluster that owns our slot. Any node names it when it is asked for our keys, so that nothing else of the
 * cluster has to be known.
 */
final class ClusterRoute implements Route {

    private final List<HostPort> nodes;
    private final AtomicInteger next = new AtomicInteger();
    private volatile @Nullable HostPort owner;

    ClusterRoute(List<HostPort> nodes) {
        this.nodes = List.copyOf(nodes);
    }

    @Override
    public HostPort find() {
        HostPort known = owner;
        return known != null ? known : nodes.get(Math.floorMod(next.get(), nodes.size()));
    }

    @Override
    public void suspect(HostPort server) {
        if (server.equals(owner)) {
            owner = null;
        } else {
            next.incrementAndGet();
        }
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

    /** The owner that is known, and those that are configured. */
    @Override
    public int choices() {
        return nodes.size() + 1;
    }
}
