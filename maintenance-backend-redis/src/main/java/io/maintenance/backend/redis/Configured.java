// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.HostPort;
import io.maintenance.spi.MaintenanceBackend;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is configured, checked. */
final class Configured {

    private static final int DATABASE = 14;
    private static final String MASTER = "master";

    private final BackendOptions options;
    private final Topology topology;
    private final List<HostPort> hosts;
    private final int database;
    private final Access access;
    private final Route route;

    private Configured(BackendOptions options) {
        this.options = options;
        this.topology = Topology.of(options.scheme());
        this.hosts = options.hosts(topology.port());
        topology.problemWith(hosts.size()).ifPresent(problem -> options.problem("", problem));
        this.database = database();
        this.access = LoginOptions.access(options);
        this.route = route();
        options.finish();
    }

    /** Reads the options; all that is wrong is reported together. */
    static Configured read(BackendOptions options) {
        return new Configured(options);
    }

    MaintenanceBackend open() {
        Rehearsal.play(access.tls());
        Names names = new Names(options.namespace());
        Lines lines = new Lines(route, access, database, names.client());
        OwnServer server = new OwnServer(lines, address(), identity());
        ServerCalls calls = new ServerCalls(options.timeout(), server);
        return new RedisBackend(names, server, calls, WatchedLines.own(lines, () -> Scripts.probe(names)));
    }

    private Route route() {
        return switch (topology) {
            case SERVER -> new FixedRoute(hosts.isEmpty() ? new HostPort("", topology.port()) : hosts.get(0));
            case SENTINEL -> new SentinelRoute(hosts, master(), LoginOptions.sentinelAccess(options, access));
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
        if (topology == Topology.CLUSTER) {
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

    private String address() {
        String all = hosts.stream().map(HostPort::toString).collect(Collectors.joining(","));
        return options.scheme() + "://" + all + (topology == Topology.CLUSTER ? "" : "/" + database);
    }

    /** The hosts in whatever order, with TLS or without. */
    private String identity() {
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
