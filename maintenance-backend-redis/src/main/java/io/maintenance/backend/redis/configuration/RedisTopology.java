// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis.configuration;

import java.util.Optional;

/** The arrangement of servers that a URL leads to. */
enum RedisTopology {
    /** One server. */
    SERVER(6379, "write redis://host:6379/14"),

    /** Sentinels, which know the primary. */
    SENTINEL(26_379, "write redis+sentinel://s1:26379,s2:26379/14?master=NAME"),

    /** Some nodes of a cluster, which know the owner of a key. */
    CLUSTER(6379, "write redis+cluster://h1:6379,h2:6379");

    private final int port;
    private final String example;

    RedisTopology(int port, String example) {
        this.port = port;
        this.example = example;
    }

    static RedisTopology of(String scheme) {
        if (scheme.endsWith("+sentinel")) {
            return SENTINEL;
        }
        return scheme.endsWith("+cluster") ? CLUSTER : SERVER;
    }

    static boolean isEncrypted(String scheme) {
        return scheme.matches("(rediss|valkeys)(\\+.*)?");
    }

    /** The port of hosts that name none. */
    int port() {
        return port;
    }

    /** Says what is wrong with a URL of so many hosts; empty if nothing is. */
    Optional<String> problemWith(int hosts) {
        if (hosts == 0) {
            return Optional.of("the host is missing; " + example);
        }
        return this == SERVER && hosts > 1
                ? Optional.of("this names " + hosts + " hosts, and uses one: " + example + ", or " + SENTINEL.example
                        + ", or " + CLUSTER.example)
                : Optional.empty();
    }
}
