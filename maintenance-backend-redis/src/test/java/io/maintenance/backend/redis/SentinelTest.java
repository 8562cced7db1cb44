// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

import static io.maintenance.spi.StorageKey.MAINTENANCE_MODE_STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** One primary, two replicas, three sentinels. The tests share them, and the failover comes last. */
@Tag("slow")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SentinelTest {

    private static final Duration FAILOVER = Duration.ofSeconds(60);

    private static final List<TestServer> STARTED = new ArrayList<>();
    private static TestServer primary;
    private static String url;

    @BeforeAll
    static void start() {
        primary = started(RedisKinds.with("--repl-diskless-sync-delay", "0"));
        for (int replica = 0; replica < 2; replica++) {
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
                        sentinel failover-timeout shop 10000
                        """
                                .formatted(port, primary.address().port()));
            }
            return List.of("redis-server", file.toString(), "--sentinel");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
