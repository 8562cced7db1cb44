// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis.configuration;

import io.maintenance.backend.redis.connection.ClusterRoute;
import io.maintenance.backend.redis.connection.ConnectionSettings;
import io.maintenance.backend.redis.connection.FixedRoute;
import io.maintenance.backend.redis.connection.SentinelRoute;
import io.maintenance.backend.redis.connection.ServerConnectionFactory;
import io.maintenance.backend.redis.connection.ServerRoute;
import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.HostPort;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The configuration of the backend, read from its options and checked. */
public final class RedisConfiguration {

    private static final int DATABASE = 14;
    private static final String MASTER = "master";

    private final BackendOptions options;
    private final RedisTopology topology;
    private final List<HostPort> hosts;
    private final int database;
    private final ConnectionSettings settings;
    private final ServerRoute route;

    private RedisConfiguration(BackendOptions options) {
        this.options = options;
        this.topology = RedisTopology.of(options.scheme());
        this.hosts = options.hosts(topology.port());
        topology.problemWith(hosts.size()).ifPresent(problem -> options.problem("", problem));
        this.database = database();
        this.settings = LoginOptions.settings(options);
        this.route = route();
        options.finish();
    }

    /** Reads the options; all that is wrong is reported together. */
    public static RedisConfiguration read(BackendOptions options) {
        return new RedisConfiguration(options);
    }

    /** Returns what opens connections that have this name in the server's list. */
    public ServerConnectionFactory connections(String name) {
        return new ServerConnectionFactory(route, settings, database, name);
    }

    private ServerRoute route() {
        return switch (topology) {
            case SERVER -> new FixedRoute(hosts.isEmpty() ? new HostPort("", topology.port()) : hosts.get(0));
            case SENTINEL -> new SentinelRoute(hosts, master(), LoginOptions.sentinelSettings(options, settings));
            case CLUSTER -> new ClusterRoute(hosts);
        };
    }

    private String master() {
        String master = options.text(MASTER, "");
        if (master.isEmpty()) {
            options.problem(
                    MASTER, "the name under which the sentinels know the primary is missing, as in ?master=mymaster");
        }
        return master;
    }

    private int database() {
        String path = options.path();
        if (topology == RedisTopology.CLUSTER) {
            if (!path.matches("/?0?")) {
                options.problem("", "a cluster has no databases: leave out what follows the hosts");
            }
            return 0;
        }
        if (path.isEmpty() || path.equals("/")) {
            return DATABASE;
        }
        if (path.matches("/[0-9]{1,6}")) {
            return Integer.parseInt(path.substring(1));
        }
        options.problem("", "what follows the host is the number of a database, such as /14");
        return DATABASE;
    }

    /** Returns the URL as messages show it, without secrets. */
    public String address() {
        String all = hosts.stream().map(HostPort::toString).collect(Collectors.joining(","));
        return options.scheme() + "://" + all + (topology == RedisTopology.CLUSTER ? "" : "/" + database);
    }

    /** Returns which store this is: the hosts in whatever order, with TLS or without. */
    public String identity() {
        String all = hosts.stream()
                .map(host -> host.toString().toLowerCase(Locale.ROOT))
                .sorted()
                .distinct()
                .collect(Collectors.joining(","));
        String kind = options.scheme().replaceFirst("^[^+]*", "redis");
        return kind + "://" + all
                + switch (topology) {
                    case SERVER -> "/" + database;
                    case SENTINEL -> "/" + database + "?master=" + options.text(MASTER, "");
                    case CLUSTER -> "";
                };
    }
}
