// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

import static io.maintenance.spi.StorageKey.MAINTENANCE_MODE_STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maintenance.backend.redis.entry.RedisKeys;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.Watch;
import io.maintenance.tck.TestServer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.Jedis;

class PushWatchTest {

    @RegisterExtension
    static final TestServer redis = TestServer.of(RedisKinds.with());

    private static final String STATUS = new RedisKeys(Opened.NAMESPACE).key(MAINTENANCE_MODE_STATUS);

    @Test
    void whateverHappensToAnEntryIsHinted() throws Exception {
        try (MaintenanceBackend backend = Opened.at("redis://" + redis.address() + "/14")) {
            AtomicInteger hints = new AtomicInteger();
            Watch watch = backend.watch(hints::incrementAndGet).orElseThrow();
            await().until(watch::isComplete);

            hinted(hints, () -> by("SET " + STATUS + " x"));
            hinted(hints, () -> by("DEL " + STATUS));
            by("SET " + STATUS + " x");
            hinted(hints, () -> by("PEXPIRE " + STATUS + " 1"));
            hinted(hints, () -> by("FLUSHDB"));
            hinted(hints, () -> by("FLUSHALL"));
            by("SET " + STATUS + " x");
            hinted(hints, () -> by("CONFIG SET maxmemory-policy allkeys-lru", "CONFIG SET maxmemory 1", "GET x"));
        } finally {
            redis.command("CONFIG SET maxmemory 0", "CONFIG SET maxmemory-policy noeviction");
        }
    }

    @Test
    void aNodeHasTheThreadsAndConnectionsThatThePageNames() {
        try (MaintenanceBackend backend = Opened.at("redis://" + redis.address() + "/14");
                Jedis other = new Jedis(redis.address().host(), redis.address().port())) {
            Watch watch = backend.watch(() -> {}).orElseThrow();
            await().until(watch::isComplete);
            backend.read();

            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> thread.getName().startsWith("maintenance-redis"))
                    .allMatch(Thread::isDaemon)
                    .extracting(Thread::getName)
                    .containsExactlyInAnyOrder(
                            "maintenance-redis", "maintenance-redis-watch", "maintenance-redis-watch-ping");
            assertThat(other.clientList().lines().filter(line -> line.contains("name=maintenance:")))
                    .hasSize(2);
        }
    }

    @Test
    void aWatchThatWasCutOffComesBackAndHints() throws Exception {
        try (MaintenanceBackend backend = Opened.at("redis://" + redis.address() + "/14")) {
            AtomicInteger hints = new AtomicInteger();
            Watch watch = backend.watch(hints::incrementAndGet).orElseThrow();
            await().until(watch::isComplete);

            hinted(hints, () -> by("CLIENT KILL TYPE pubsub"));

            await().until(watch::isComplete);
            hinted(hints, () -> by("SET " + STATUS + " y"));
        }
    }

    @Test
    void aUserWhoMayNotTrackHearsOtherNodesAndKnowsThatThisIsLess() throws Exception {
        redis.command("ACL SETUSER blind on >pw ~* &* +@all -client|tracking");

        hearsOtherNodes("redis://blind:pw@" + redis.address() + "/14");
    }

    @Test
    void soDoesAUserWhoMayNotListenToTheTracking() throws Exception {
        redis.command("ACL SETUSER deaf on >pw ~* resetchannels &maintenance:* +@all");

        hearsOtherNodes("redis://deaf:pw@" + redis.address() + "/14");
    }

    private void hearsOtherNodes(String url) {
        try (MaintenanceBackend backend = Opened.at(url);
                MaintenanceBackend other = Opened.at("redis://" + redis.address() + "/14")) {
            AtomicInteger hints = new AtomicInteger();
            Watch watch = backend.watch(hints::incrementAndGet).orElseThrow();
            await().until(() -> hints.get() > 0);

            String now = other.read().get(MAINTENANCE_MODE_STATUS);
            hinted(hints, () -> other.compareAndSet(MAINTENANCE_MODE_STATUS, now, "by another node"));

            assertThat(watch.isComplete()).isFalse();
        }
    }

    @Test
    @Timeout(120) // while it hangs
    void nothingIsLeftAfterCloseWhileTheServerHangs() {
        MaintenanceBackend backend = Opened.at("redis://" + redis.address() + "/14", Map.of("timeout", "500ms"));
        Watch watch = backend.watch(() -> {}).orElseThrow();
        backend.read();
        await().until(watch::isComplete);
        redis.stop();
        try {
            assertThat(Opened.failure(backend::read)).hasMessageContaining("500 ms");

            backend.close();

            await().untilAsserted(() -> assertThat(ourThreads()).isZero());
        } finally {
            redis.resume();
        }
        await().untilAsserted(() -> assertThat(connections()).isZero());
    }

    private static long ourThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("maintenance-redis"))
                .count();
    }

    /** As the server counts them: a connection that is open on this side is open on that side. */
    private static long connections() {
        try (Jedis jedis = new Jedis(redis.address().host(), redis.address().port())) {
            String name = "name=" + new RedisKeys(Opened.NAMESPACE).client() + " ";
            return jedis.clientList()
                    .lines()
                    .filter(line -> line.contains(name))
                    .count();
        }
    }

    private static void hinted(AtomicInteger hints, ThrowingRunnable change) {
        int before = settled(hints);
        try {
            change.run();
        } catch (Throwable failed) {
            throw new AssertionError(failed);
        }
        await().until(() -> hints.get() > before);
    }

    /** Hints of what was done before may still be under way. */
    private static int settled(AtomicInteger hints) {
        AtomicInteger seen = new AtomicInteger(-1);
        await().pollInterval(Duration.ofMillis(200)).until(() -> seen.getAndSet(hints.get()) == hints.get());
        return hints.get();
    }

    private static void by(String... commands) throws IOException {
        String[] all = new String[commands.length + 1];
        all[0] = "SELECT 14";
        System.arraycopy(commands, 0, all, 1, commands.length);
        redis.command(all);
    }
}
