// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

import static io.maintenance.spi.StorageKey.MAINTENANCE_MODE_ADDRESSES;
import static io.maintenance.spi.StorageKey.MAINTENANCE_MODE_STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.HostPort;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.Watch;
import io.maintenance.tck.TestServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisMovedDataException;
import redis.clients.jedis.util.JedisClusterCRC16;

/** Three primaries, which the tests share. */
@Tag("slow")
class ClusterTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SLOTS = 16_384;
    private static final int SLOT = JedisClusterCRC16.getSlot(new Names(Opened.NAMESPACE).prefix());

    private static final List<TestServer> NODES = new ArrayList<>();
    private static final List<Integer> BUSES = new ArrayList<>();
    private static String url;

    @BeforeAll
    static void start() throws IOException {
        for (int node = 0; node < 3; node++) {
            int bus = RedisKinds.freePort();
            BUSES.add(bus);
            NODES.add(TestServer.of(RedisKinds.with("--cluster-enabled", "yes", "--cluster-port", String.valueOf(bus)))
                    .open());
            int from = node * SLOTS / 3;
            int to = (node + 1) * SLOTS / 3 - 1;
            HostPort first = NODES.get(0).address();
            NODES.get(node)
                    .command(
                            "CLUSTER ADDSLOTSRANGE " + from + " " + to,
                            "CLUSTER SET-CONFIG-EPOCH " + (node + 1),
                            "CLUSTER MEET 127.0.0.1 " + first.port() + " " + BUSES.get(0));
        }
        for (TestServer node : NODES) {
            await().atMost(PATIENCE).ignoreExceptions().until(() -> isComplete(node));
        }
        url = "redis+cluster://"
                + NODES.stream().map(node -> node.address().toString()).collect(Collectors.joining(","));
    }

    @AfterAll
    static void stop() {
        NODES.forEach(TestServer::close);
    }

    @Test
    void anyNodeLeadsToTheOwnerOfTheSlot() {
        for (TestServer node : NODES) {
            try (MaintenanceBackend backend = Opened.at("redis+cluster://" + node.address())) {
                String now = backend.read().get(MAINTENANCE_MODE_STATUS);
                String next = "through " + node.address();
                assertThat(backend.compareAndSet(MAINTENANCE_MODE_STATUS, now, next))
                        .isTrue();
                assertThat(backend.read()).containsEntry(MAINTENANCE_MODE_STATUS, next);
            }
        }
    }

    @Test
    void nodesThatAreDeadAreLeftOut() {
        try (MaintenanceBackend backend =
                Opened.at("redis+cluster://127.0.0.1:1,127.0.0.1:2," + url.substring("redis+cluster://".length()))) {
            assertThat(backend.read()).isNotNull();
        }
        assertThat(Opened.failure("redis+cluster://127.0.0.1:1,127.0.0.1:2", Map.of())
                        .kind())
                .isEqualTo(Kind.UNAVAILABLE);
    }

    @Test
    void theWatchSitsWhereTheEntriesAreAndFollowsTheSlot() throws Exception {
        TestServer old = owner();
        TestServer fresh = NODES.get((NODES.indexOf(old) + 1) % NODES.size());
        try (MaintenanceBackend backend = Opened.at(url);
                MaintenanceBackend other = Opened.at(url)) {
            AtomicInteger hints = new AtomicInteger();
            Watch watch = backend.watch(hints::incrementAndGet).orElseThrow();
            await().until(watch::isComplete);
            hinted(hints, other);

            move(old, fresh, backend, other);
            backend.read();
            await().atMost(PATIENCE).until(watch::isComplete);
            await().atMost(PATIENCE).until(() -> isWatched(fresh));

            hinted(hints, other);
            move(fresh, old, backend, other);
        }
    }

    @Test
    void aNodeAddressedAsASingleServerSaysWhatToWrite() {
        for (TestServer node : NODES) {
            BackendException failed = Opened.failure("redis://" + node.address() + "/14", Map.of());
            assertThat(failed).hasMessageContaining("redis+cluster:");
            assertThat(failed.kind()).isEqualTo(Kind.REJECTED);
        }
    }

    private static void hinted(AtomicInteger hints, MaintenanceBackend other) {
        int before = hints.get();
        String now = other.read().get(MAINTENANCE_MODE_ADDRESSES);
        assertThat(other.compareAndSet(MAINTENANCE_MODE_ADDRESSES, now, "change " + before))
                .isTrue();
        await().until(() -> hints.get() > before);
    }

    /** Moves our slot as redis-cli does; in the midst of it both backends still work. */
    private static void move(TestServer from, TestServer to, MaintenanceBackend... backends) throws IOException {
        to.command("CLUSTER SETSLOT " + SLOT + " IMPORTING " + id(from));
        from.command("CLUSTER SETSLOT " + SLOT + " MIGRATING " + id(to));
        Names names = new Names(Opened.NAMESPACE);
        from.command("MIGRATE 127.0.0.1 " + to.address().port() + " \"\" 0 5000 KEYS "
                + names.key(MAINTENANCE_MODE_STATUS) + " " + names.key(MAINTENANCE_MODE_ADDRESSES));
        for (MaintenanceBackend each : backends) {
            assertThat(each.read()).containsKey(MAINTENANCE_MODE_ADDRESSES);
        }
        to.command("CLUSTER SETSLOT " + SLOT + " NODE " + id(to));
        from.command("CLUSTER SETSLOT " + SLOT + " NODE " + id(to));
    }

    private static TestServer owner() {
        return NODES.stream()
                .filter(node -> told(node, ClusterTest::owns))
                .findFirst()
                .orElseThrow();
    }

    private static boolean owns(Jedis jedis) {
        try {
            jedis.get(new Names(Opened.NAMESPACE).prefix());
            return true;
        } catch (JedisMovedDataException elsewhere) {
            return false;
        }
    }

    private static boolean isWatched(TestServer node) {
        return told(node, jedis -> jedis.pubsubNumSub(Tracking.CHANNEL)).containsValue(1L);
    }

    private static String id(TestServer node) {
        return told(node, Jedis::clusterMyId);
    }

    private static boolean isComplete(TestServer node) {
        String info = told(node, Jedis::clusterInfo);
        return info.contains("cluster_state:ok") && info.contains("cluster_known_nodes:3");
    }

    private static <T> T told(TestServer node, Function<Jedis, T> question) {
        try (Jedis jedis = new Jedis(node.address().host(), node.address().port())) {
            return question.apply(jedis);
        }
    }
}
