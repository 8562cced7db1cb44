// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

import static io.maintenance.spi.StorageKey.MAINTENANCE_MODE_STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maintenance.ChangeResult.Outcome;
import io.maintenance.MaintenanceMode;
import io.maintenance.backend.redis.entry.RedisKeys;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.Watch;
import io.maintenance.tck.ServerKind;
import io.maintenance.tck.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.RedisSentinelClient;
import redis.clients.jedis.exceptions.JedisException;

/** One primary, two replicas, three sentinels. The tests share them, and the failovers come last. */
@Tag("slow")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SentinelTest {

    private static final Duration FAILOVER = Duration.ofSeconds(60);
    private static final int SERVERS = 3;

    private static final List<TestServer> STARTED = new ArrayList<>();
    private static TestServer primary;
    private static String url;

    @BeforeAll
    static void start() {
        primary = started(RedisKinds.with("--repl-diskless-sync-delay", "0"));
        for (int replica = 0; replica < SERVERS - 1; replica++) {
            started(RedisKinds.with(
                    "--replicaof", "127.0.0.1 " + primary.address().port()));
        }
        List<TestServer> sentinels = new ArrayList<>();
        for (int sentinel = 0; sentinel < 3; sentinel++) {
            sentinels.add(started(RedisKinds.named("sentinel", SentinelTest::sentinel)));
        }
        String hosts = sentinels.stream().map(each -> each.address().toString()).collect(Collectors.joining(","));
        url = "redis+sentinel://" + hosts + "/14?master=shop";
        for (TestServer sentinel : sentinels) {
            await().atMost(FAILOVER).ignoreExceptions().until(() -> sentinel.command("SENTINEL CKQUORUM shop")
                    .startsWith("+OK 3"));
        }
    }

    @AfterAll
    static void stop() {
        STARTED.forEach(TestServer::close);
    }

    @Test
    @Order(1)
    void thePrimaryIsFoundThroughAnySentinel() {
        int first = url.indexOf("127.0.0.1");
        String oneIsDead = url.substring(0, first) + "127.0.0.1:1," + url.substring(first);
        try (MaintenanceBackend backend = Opened.at(oneIsDead)) {
            assertThat(backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, "on"))
                    .isTrue();
            assertThat(backend.diagnose())
                    .filteredOn(finding -> finding.check().equals("role"))
                    .singleElement()
                    .satisfies(role -> assertThat(role.detail()).contains("primary with 2 replicas"));
        }
    }

    @Test
    @Order(2)
    void aNameThatNoSentinelKnowsIsRejected() {
        String wrong = url.replace("master=shop", "master=shob");

        assertThat(Opened.failure(wrong, Map.of()))
                .hasMessageContaining("\"shob\"")
                .hasMessageContaining("sentinel monitor")
                .satisfies(failed -> assertThat(failed.kind()).isEqualTo(Kind.REJECTED));
    }

    @Test
    @Order(3)
    void noSentinelAtAllIsAnOutage() {
        assertThat(Opened.failure("redis+sentinel://127.0.0.1:1,127.0.0.1:2/14?master=shop", Map.of()))
                .hasMessageContaining("No sentinel of [127.0.0.1:1, 127.0.0.1:2] answers")
                .satisfies(failed -> assertThat(failed.kind()).isEqualTo(Kind.UNAVAILABLE));
    }

    @Test
    @Order(3)
    void aClientOfTheApplicationIsTaken() {
        Set<HostAndPort> sentinels = STARTED.stream()
                .skip(SERVERS)
                .map(each ->
                        new HostAndPort(each.address().host(), each.address().port()))
                .collect(Collectors.toSet());
        try (RedisSentinelClient client = RedisSentinelClient.builder()
                        .masterName("shop")
                        .sentinels(sentinels)
                        .build();
                MaintenanceBackend backend = Opened.through(client)) {
            String now = backend.read().get(MAINTENANCE_MODE_STATUS);
            assertThat(backend.compareAndSet(MAINTENANCE_MODE_STATUS, now, "through the application's client"))
                    .isTrue();
            assertThat(backend.read()).containsEntry(MAINTENANCE_MODE_STATUS, "through the application's client");
        }
    }

    @Test
    @Order(4)
    void afterAFailoverReadsChangesAndWatchFollowTheNewPrimary() {
        try (MaintenanceBackend backend = Opened.at(url);
                MaintenanceBackend other = Opened.at(url)) {
            AtomicInteger hints = new AtomicInteger();
            Watch watch = backend.watch(hints::incrementAndGet).orElseThrow();
            String before = backend.read().get(MAINTENANCE_MODE_STATUS);
            await().until(watch::isComplete);

            primary.kill();

            await().atMost(FAILOVER)
                    .ignoreExceptions()
                    .until(() -> backend.compareAndSet(MAINTENANCE_MODE_STATUS, before, "after")
                            || "after".equals(backend.read().get(MAINTENANCE_MODE_STATUS)));
            await().atMost(FAILOVER).until(watch::isComplete);
            int hinted = hints.get();
            assertThat(other.compareAndSet(MAINTENANCE_MODE_STATUS, "after", "later"))
                    .isTrue();
            await().until(() -> hints.get() > hinted);
        }
    }

    @Test
    @Order(5)
    void afterAFailoverTheStateIsTheNewestThatANodeHadSeenThoughNoReplicaHad(@TempDir Path directory)
            throws IOException {
        TestServer old = current();
        TestServer replica = servers()
                .filter(server -> server != old && isUp(server))
                .findFirst()
                .orElseThrow();
        await().atMost(FAILOVER).until(() -> replication(replica).contains("master_link_status:up"));
        old.command(
                "SELECT 14",
                "DEL " + new RedisKeys(Opened.NAMESPACE).key(MAINTENANCE_MODE_STATUS)); // no switch wrote that
        try (MaintenanceMode one = Opened.node(url, directory.resolve("one"));
                MaintenanceMode two = Opened.node(url, directory.resolve("two"))) {
            replica.command("CONFIG SET masteruser nobody", "CONFIG SET masterauth wrong");
            old.command("CLIENT KILL TYPE replica");
            await().until(() -> replication(replica).contains("master_link_status:down"));
            assertThat(one.enable(spec -> spec.holder("seen")).outcome()).isEqualTo(Outcome.COMMITTED);
            await().until(() -> Opened.holders(two).contains("seen"));

            old.kill();
            assertThat(two.enable(spec -> spec.holder("meanwhile")).outcome()).isEqualTo(Outcome.DEGRADED);

            await().atMost(FAILOVER).until(() -> Opened.holders(one).contains("meanwhile"));
            try (MaintenanceMode fresh = Opened.oneShot(url)) {
                assertThat(Opened.holders(fresh)).contains("seen", "meanwhile");
            }
        }
    }

    private static Stream<TestServer> servers() {
        return STARTED.stream().limit(SERVERS);
    }

    /** Returns the primary of which the sentinels know now. */
    private static TestServer current() {
        return servers()
                .filter(server -> replication(server).contains("role:master"))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isUp(TestServer server) {
        return !replication(server).isEmpty();
    }

    /** Returns what a server says of its replication; nothing if it is dead. */
    private static String replication(TestServer server) {
        try (Jedis jedis = new Jedis(server.address().host(), server.address().port())) {
            return jedis.info("replication");
        } catch (JedisException dead) {
            return "";
        }
    }

    private static TestServer started(ServerKind kind) {
        TestServer server = TestServer.of(kind).open();
        STARTED.add(server);
        return server;
    }

    private static List<String> sentinel(int port, Path directory) {
        try {
            Path file = directory.resolve("sentinel.conf");
            boolean starts = !directory.toString().isEmpty(); // else it is only asked for the binary
            if (starts && !Files.exists(file)) { // a sentinel rewrites it
                Files.writeString(
                        file,
                        """
                        port %d
                        bind 127.0.0.1
                        sentinel monitor shop 127.0.0.1 %d 2
                        sentinel down-after-milliseconds shop 1000
                        sentinel failover-timeout shop 3000
                        """
                                .formatted(port, primary.address().port()));
            }
            return List.of("redis-server", file.toString(), "--sentinel");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
