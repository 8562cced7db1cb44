// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis.connection;

import io.maintenance.spi.HostPort;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol.Command;

/** The nodes of a cluster, as one of them tells. */
final class ClusterNodes {

    /** In each range of slots its bounds come first, and then the nodes that have it. */
    private static final int BOUNDS = 2;

    private ClusterNodes() {}

    /** Asks a node for all primaries that own slots, and for their replicas. */
    static List<HostPort> toldBy(Jedis jedis, HostPort node) {
        Set<HostPort> all = new LinkedHashSet<>();
        CommandArguments slots = new CommandArguments(Command.CLUSTER).add("SLOTS");
        for (Object range : (List<?>) jedis.getConnection().executeCommand(slots)) {
            List<?> parts = (List<?>) range;
            for (Object each : parts.subList(BOUNDS, parts.size())) {
                List<?> named = (List<?>) each;
                byte[] host = (byte[]) named.get(0);
                String name = host == null ? null : new String(host, StandardCharsets.UTF_8);
                all.add(at(name, Math.toIntExact((Long) named.get(1)), node));
            }
        }
        return List.copyOf(all);
    }

    /** A node whose name nobody knows is left without one, or gets a question mark; it is where the one is that was asked. */
    static HostPort at(@Nullable String host, int port, HostPort by) {
        return new HostPort(host == null || host.isEmpty() || host.equals("?") ? by.host() : host, port);
    }
}
