// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

import static io.maintenance.spi.StorageKey.MAINTENANCE_MODE_ADDRESSES;
import static io.maintenance.spi.StorageKey.MAINTENANCE_MODE_STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.maintenance.backend.redis.entry.RedisKeys;
import io.maintenance.backend.redis.watch.KeyTracking;
import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.Finding;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.Watch;
import io.maintenance.tck.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.RedisClusterClient;

/** Three primaries, which the tests share. */
@Tag("slow")
class ClusterTest {

    private static final RedisKeys NAMES = new RedisKeys(Opened.NAMESPACE);

    private static RedisCluster cluster;

    @BeforeAll
    static void start() throws IOException {
        cluster = RedisCluster.start();
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void anyNodeLeadsToTheOwnerOfTheSlot() {
        for (TestServer node : cluster.nodes()) {
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
        try (MaintenanceBackend backend = Opened.at(
                "redis+cluster://127.0.0.1:1,127.0.0.1:2," + cluster.url().substring("redis+cluster://".length()))) {
            assertThat(backend.read()).isNotNull();
        }
        assertThat(Opened.failure("redis+cluster://127.0.0.1:1,127.0.0.1:2", Map.of())
                        .kind())
                .isEqualTo(Kind.UNAVAILABLE);
    }

    @Test
    void theWatchSitsWhereTheEntriesAreAndFollowsTheSlot() throws Exception {
        TestServer old = cluster.owner();
        TestServer fresh = another(old);
        try (MaintenanceBackend backend = Opened.at(cluster.url());
                MaintenanceBackend other = Opened.at(cluster.url())) {
            AtomicInteger hints = new AtomicInteger();
            Watch watch = backend.watch(hints::incrementAndGet).orElseThrow();
            await().until(watch::isComplete);
            hinted(hints, other);

            move(old, fresh, backend, other);
            backend.read();
            await().atMost(RedisCluster.PATIENCE).until(watch::isComplete);
            await().atMost(RedisCluster.PATIENCE).until(() -> isWatched(fresh));

            hinted(hints, other);
            move(fresh, old, backend, other);
        }
    }

    @Test
    void inTheMidstOfAMoveAnEntryIsReadWhereverItIs() throws Exception {
        TestServer old = cluster.owner();
        TestServer fresh = another(old);
        old.command(
                "DEL " + NAMES.key(MAINTENANCE_MODE_ADDRESSES), "SET " + NAMES.key(MAINTENANCE_MODE_STATUS) + " on");
        try (MaintenanceBackend backend = Opened.at(cluster.url())) {
            beginMove(old, fresh);

            assertThat(backend.read()).containsExactly(Map.entry(MAINTENANCE_MODE_STATUS, "on"));
            assertThat(backend.compareAndSet(MAINTENANCE_MODE_ADDRESSES, null, "created there"))
                    .isTrue();
            assertThat(backend.read())
                    .containsEntry(MAINTENANCE_MODE_STATUS, "on")
                    .containsEntry(MAINTENANCE_MODE_ADDRESSES, "created there");
        } finally {
            migrate(old, fresh);
            endMove(old, fresh);
        }
    }

    @Test
    void inTheMidstOfAMoveNoWatchIsComplete() throws Exception {
        TestServer old = cluster.owner();
        TestServer fresh = another(old);
        old.command("SET " + NAMES.key(MAINTENANCE_MODE_STATUS) + " on");
        try (MaintenanceBackend backend = Opened.at(cluster.url())) {
            Watch watch = backend.watch(() -> {}).orElseThrow();
            await().until(watch::isComplete);
            beginMove(old, fresh);
            migrate(old, fresh);

            backend.read();

            assertThat(watch.isComplete()).isFalse();
        } finally {
            endMove(old, fresh);
        }
    }

    @Test
    void aNodeThatKnowsNoOwnerIsPassedOver() {
        try (TestServer lonely = TestServer.of(RedisKinds.with(
                                "--cluster-enabled", "yes", "--cluster-port", RedisKinds.freePort() + ""))
                        .open();
                MaintenanceBackend backend =
                        Opened.at(cluster.url().replaceFirst("//", "//" + lonely.address() + ","))) {
            assertThat(backend.read()).isNotNull();
            assertThat(Opened.failure("redis+cluster://" + lonely.address(), Map.of()))
                    .hasMessageContaining("CLUSTERDOWN")
                    .extracting(BackendException::kind)
                    .isEqualTo(Kind.UNAVAILABLE);
        }
    }

    @Test
    void thePermissionsOfThePageAreEnough() throws IOException {
        String user = Files.readString(Path.of("..", "docs", "redis.md"))
                .lines()
                .filter(line -> line.startsWith("user switch "))
                .findFirst()
                .orElseThrow();
        String permissions =
                user.substring("user".length()).replace("NAMESPACE", Opened.NAMESPACE) + " +asking +cluster|slots";
        for (TestServer node : cluster.nodes()) {
            assertThat(node.command("ACL SETUSER" + permissions)).isEqualTo("+OK");
        }
        try (MaintenanceBackend backend = Opened.at(cluster.url().replace("//", "//switch:PASSWORD@"))) {
            AtomicInteger hints = new AtomicInteger();
            Watch watch = backend.watch(hints::incrementAndGet).orElseThrow();
            await().until(watch::isComplete);

            hinted(hints, backend);
        }
    }

    @Test
    void aClientOfTheApplicationIsTaken() {
        Set<HostAndPort> nodes = cluster.nodes().stream()
                .map(node ->
                        new HostAndPort(node.address().host(), node.address().port()))
                .collect(Collectors.toSet());
        try (RedisClusterClient client =
                        RedisClusterClient.builder().nodes(nodes).build();
                MaintenanceBackend backend = Opened.through(client)) {
            String now = backend.read().get(MAINTENANCE_MODE_STATUS);
            assertThat(backend.compareAndSet(MAINTENANCE_MODE_STATUS, now, "through the application's client"))
                    .isTrue();
            assertThat(backend.read()).containsEntry(MAINTENANCE_MODE_STATUS, "through the application's client");
            assertThat(backend.diagnose())
                    .extracting(Finding::check, Finding::severity)
                    .contains(tuple("reach", Finding.Severity.OK))
                    .doesNotContain(tuple("role", Finding.Severity.FAIL));
        }
    }

    @Test
    void aNodeAddressedAsASingleServerSaysWhatToWrite() {
        for (TestServer node : cluster.nodes()) {
            BackendException failed = Opened.failure("redis://" + node.address() + "/14", Map.of());
            assertThat(failed).hasMessageContaining("redis+cluster:");
            assertThat(failed.kind()).isEqualTo(Kind.REJECTED);
        }
    }

    private static TestServer another(TestServer node) {
        List<TestServer> all = cluster.nodes();
        return all.get((all.indexOf(node) + 1) % all.size());
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
        beginMove(from, to);
        migrate(from, to);
        for (MaintenanceBackend each : backends) {
            assertThat(each.read()).containsKey(MAINTENANCE_MODE_ADDRESSES);
        }
        endMove(from, to);
    }

    private static void beginMove(TestServer from, TestServer to) throws IOException {
        to.command("CLUSTER SETSLOT " + RedisCluster.SLOT + " IMPORTING " + id(from));
        from.command("CLUSTER SETSLOT " + RedisCluster.SLOT + " MIGRATING " + id(to));
    }

    private static void migrate(TestServer from, TestServer to) throws IOException {
        from.command("MIGRATE 127.0.0.1 " + to.address().port() + " \"\" 0 5000 KEYS "
                + NAMES.key(MAINTENANCE_MODE_STATUS) + " " + NAMES.key(MAINTENANCE_MODE_ADDRESSES));
    }

    private static void endMove(TestServer from, TestServer to) throws IOException {
        to.command("CLUSTER SETSLOT " + RedisCluster.SLOT + " NODE " + id(to));
        from.command("CLUSTER SETSLOT " + RedisCluster.SLOT + " NODE " + id(to));
    }

    private static boolean isWatched(TestServer node) {
        return RedisCluster.told(node, jedis -> jedis.pubsubNumSub(KeyTracking.CHANNEL))
                .containsValue(1L);
    }

    private static String id(TestServer node) {
        return RedisCluster.told(node, Jedis::clusterMyId);
    }
}
