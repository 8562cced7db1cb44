// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maintenance.ChangeResult.Outcome;
import io.maintenance.MaintenanceMode;
import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.tck.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three primaries with a replica each: the one that has the entries is lost, and its replica takes over. */
@Tag("slow")
class ClusterFailoverTest {

    private static final Duration FAILOVER = Duration.ofSeconds(60);

    private static RedisCluster cluster;

    private TestServer owner;
    private TestServer replica;

    @BeforeAll
    static void start() throws IOException {
        cluster = RedisCluster.start(
                        "--cluster-node-timeout", "2000",
                        "--cluster-replica-validity-factor", "0", // however old its data are
                        "--repl-diskless-sync-delay", "0")
                .withReplicas();
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @BeforeEach
    void findOwner() {
        owner = cluster.owner();
        replica = cluster.replicaOf(owner);
    }

    @AfterEach
    void bringBackWhatWasLost() throws IOException {
        replica.command("CONFIG SET masteruser ''", "CONFIG SET masterauth ''");
        owner.restart();
        RedisCluster.awaitLinked(owner);
        cluster.awaitComplete();
    }

    @Test
    void theStateIsTheNewestThatANodeHadSeenAndHasWhatWasChangedMeanwhile(@TempDir Path directory) throws IOException {
        try (MaintenanceMode one = Opened.node(cluster.url(), directory.resolve("one"));
                MaintenanceMode two = Opened.node(cluster.url(), directory.resolve("two"))) {
            cutReplication();
            assertThat(one.enable(spec -> spec.holder("seen")).outcome()).isEqualTo(Outcome.COMMITTED);
            await().until(() -> Opened.holders(two).contains("seen"));

            owner.kill();
            assertThat(two.enable(spec -> spec.holder("meanwhile")).outcome()).isEqualTo(Outcome.DEGRADED);

            await().atMost(FAILOVER).until(() -> Opened.holders(one).contains("meanwhile"));
            try (MaintenanceMode fresh = Opened.oneShot(cluster.url())) {
                assertThat(Opened.holders(fresh)).contains("seen", "meanwhile");
            }
        }
    }

    @Test
    void aPrimaryThatHungBringsNothingBackOfWhatWasBefore(@TempDir Path directory) {
        try (MaintenanceMode one = Opened.node(cluster.url(), directory.resolve("one"));
                MaintenanceMode two = Opened.node(cluster.url(), directory.resolve("two"))) {
            assertThat(one.enable(spec -> spec.holder("old")).isConfirmed()).isTrue();
            owner.stop();
            try {
                await().atMost(FAILOVER).ignoreExceptions().until(() -> one.disable("old")
                        .isConfirmed());
            } finally {
                owner.resume();
            }

            RedisCluster.awaitLinked(owner);

            await().atMost(FAILOVER).until(() -> !Opened.holders(two).contains("old"));
            try (MaintenanceMode fresh = Opened.oneShot(cluster.url())) {
                assertThat(Opened.holders(fresh)).doesNotContain("old");
            }
        }
    }

    @Test
    void untilTheReplicaTakesOverItIsAnOutageAndNoMistakeOfTheUser() {
        List<BackendException> failures = new ArrayList<>();
        try (MaintenanceBackend backend = Opened.at(cluster.url())) {
            backend.read();
            owner.kill();

            await().atMost(FAILOVER).until(() -> {
                try {
                    backend.read();
                    return true;
                } catch (BackendException failed) {
                    return !failures.add(failed);
                }
            });
        }

        assertThat(failures).isNotEmpty().allMatch(failed -> failed.kind() == Kind.UNAVAILABLE);
    }

    @Test
    void whoKnowsOnlyTheLostOneHasLearntOfTheOthers() {
        try (MaintenanceBackend backend = Opened.at("redis+cluster://" + owner.address())) {
            backend.read();

            owner.kill();

            await().atMost(FAILOVER)
                    .ignoreExceptionsInstanceOf(BackendException.class)
                    .until(() -> backend.read() != null);
        }
    }

    /** What the primary is told from now on it has alone. */
    private void cutReplication() throws IOException {
        replica.command("CONFIG SET masteruser nobody", "CONFIG SET masterauth wrong");
        owner.command("CLIENT KILL TYPE replica");
        await().atMost(FAILOVER).until(() -> RedisCluster.told(replica, jedis -> jedis.info("replication"))
                .contains("master_link_status:down"));
    }
}
