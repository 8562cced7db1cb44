// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

import static org.awaitility.Awaitility.await;

import io.maintenance.backend.redis.entry.RedisKeys;
import io.maintenance.spi.HostPort;
import io.maintenance.tck.TestServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisMovedDataException;
import redis.clients.jedis.util.JedisClusterCRC16;

/** A cluster of three primaries on this machine, each with a replica or without. */
final class RedisCluster implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(60);
    static final int SLOT = JedisClusterCRC16.getSlot(new RedisKeys(Opened.NAMESPACE).prefix());

    private static final int PRIMARIES = 3;
    private static final int SLOTS = 16_384;

    private final List<TestServer> nodes = new ArrayList<>();
    private final List<Integer> buses = new ArrayList<>();
    private final String[] settings;

    private RedisCluster(String... settings) {
        this.settings = settings;
    }

    /** Starts the primaries. */
    static RedisCluster start(String... settings) throws IOException {
        RedisCluster cluster = new RedisCluster(settings);
        for (int number = 0; number < PRIMARIES; number++) {
            TestServer node = cluster.add();
            int from = number * SLOTS / PRIMARIES;
            int to = (number + 1) * SLOTS / PRIMARIES - 1;
            node.command("CLUSTER ADDSLOTSRANGE " + from + " " + to, "CLUSTER SET-CONFIG-EPOCH " + (number + 1));
            cluster.join(node);
        }
        cluster.awaitComplete();
        return cluster;
    }

    /** Adds a replica of each primary. */
    RedisCluster withReplicas() throws IOException {
        for (TestServer primary : List.copyOf(nodes)) {
            String id = told(primary, Jedis::clusterMyId);
            TestServer replica = add();
            join(replica);
            await().atMost(PATIENCE)
                    .until(() -> replica.command("CLUSTER REPLICATE " + id).equals("+OK"));
        }
        awaitComplete();
        nodes.stream().filter(node -> !isPrimary(node)).forEach(RedisCluster::awaitLinked);
        return this;
    }

    List<TestServer> nodes() {
        return nodes;
    }

    String url() {
        return "redis+cluster://"
                + nodes.stream().map(node -> node.address().toString()).collect(Collectors.joining(","));
    }

    /** Returns the node that answers for our keys. */
    TestServer owner() {
        return nodes.stream().filter(RedisCluster::owns).findFirst().orElseThrow();
    }

    /** Returns the replica of a primary that has one. */
    TestServer replicaOf(TestServer primary) {
        String follows = "master_port:" + primary.address().port();
        return nodes.stream()
                .filter(node -> answers(node, "replication").contains(follows))
                .findFirst()
                .orElseThrow();
    }

    /** Waits until a replica follows its primary. */
    static void awaitLinked(TestServer replica) {
        await().atMost(PATIENCE).until(() -> answers(replica, "replication").contains("master_link_status:up"));
    }

    /** Waits until every node knows all, and that all slots are served. */
    void awaitComplete() {
        String known = "cluster_known_nodes:" + nodes.size();
        for (TestServer node : nodes) {
            await().atMost(PATIENCE).ignoreExceptions().until(() -> {
                String info = told(node, Jedis::clusterInfo);
                return info.contains("cluster_state:ok") && info.contains(known);
            });
        }
    }

    static <T> T told(TestServer node, Function<Jedis, T> question) {
        try (Jedis jedis = new Jedis(node.address().host(), node.address().port())) {
            return question.apply(jedis);
        }
    }

    @Override
    public void close() {
        nodes.forEach(TestServer::close);
    }

    private TestServer add() {
        int bus = RedisKinds.freePort();
        List<String> all = new ArrayList<>(List.of("--cluster-enabled", "yes", "--cluster-port", String.valueOf(bus)));
        all.addAll(List.of(settings));
        buses.add(bus);
        nodes.add(TestServer.of(RedisKinds.with(all.toArray(String[]::new))).open());
        return nodes.get(nodes.size() - 1);
    }

    private void join(TestServer node) throws IOException {
        HostPort first = nodes.get(0).address();
        node.command("CLUSTER MEET 127.0.0.1 " + first.port() + " " + buses.get(0));
    }

    private static boolean isPrimary(TestServer node) {
        return answers(node, "replication").contains("role:master");
    }

    private static boolean owns(TestServer node) {
        try {
            told(node, jedis -> jedis.get(new RedisKeys(Opened.NAMESPACE).prefix()));
            return true;
        } catch (JedisMovedDataException elsewhere) {
            return false;
        }
    }

    /** Returns what a node says of itself; nothing if it is dead. */
    private static String answers(TestServer node, String section) {
        try {
            return told(node, jedis -> jedis.info(section));
        } catch (JedisException dead) {
            return "";
        }
    }
}
