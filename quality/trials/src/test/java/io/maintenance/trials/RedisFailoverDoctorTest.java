// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maintenance.spi.HostPort;
import io.maintenance.tck.ServerKind;
import io.maintenance.tck.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

/** What {@code maintenance doctor} says where Sentinel or a cluster has a replica take over. */
@Tag("slow")
class RedisFailoverDoctorTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ServerKind PLAIN = ServerKind.redis();

    @TempDir
    private Path directory;

    @Test
    void behindSentinelThePrimaryIsLookedAtAndItsReplicasAreCounted() {
        try (TestServer primary = started();
                TestServer replica = started("--replicaof", spaced(primary));
                TestServer sentinel = TestServer.of(sentinelOf(primary)).open()) {
            awaitLinked(replica);
            String url = "redis+sentinel://" + sentinel.address() + "/14?master=shop";
            assertThat(DoctorRun.run(directory, "enable", url).exit()).isZero();

            DoctorRun diagnosis = DoctorRun.of(directory, url);

            assertWell(diagnosis);
            assertThat(diagnosis.line("primary role")).startsWith("ok").contains("primary with 1 replica");
            assertThat(diagnosis.line("primary neighbours")).contains("database 14");
        }
    }

    @Test
    void aReplicaThatIsAddressedByItselfIsSaidToBeOne() {
        try (TestServer primary = started();
                TestServer replica = started("--replicaof", spaced(primary))) {
            awaitLinked(replica);

            DoctorRun diagnosis = DoctorRun.of(directory, "redis://" + replica.address() + "/14");

            assertThat(diagnosis.exit()).as("%s", diagnosis).isEqualTo(1);
            assertThat(diagnosis.line("primary role"))
                    .startsWith("fail")
                    .contains(
                            "read-only replica of 127.0.0.1:"
                                    + primary.address().port(),
                            "redis+sentinel:");
        }
    }

    @Test
    void inAClusterTheOwnerIsLookedAtWhicheverNodeIsNamed() throws IOException {
        try (TestServer primary = started(clustered());
                TestServer replica = started(clustered())) {
            primary.command("CLUSTER ADDSLOTSRANGE 0 16383");
            awaitServing(primary);
            assertThat(DoctorRun.of(directory, "redis+cluster://" + primary.address())
                            .line("primary role"))
                    .startsWith("warn")
                    .contains("without a replica", " -> ");

            follow(replica, primary);
            assertThat(DoctorRun.run(directory, "enable", "redis+cluster://" + replica.address())
                            .exit())
                    .isZero();
            DoctorRun diagnosis = DoctorRun.of(directory, "redis+cluster://" + replica.address());

            assertWell(diagnosis);
            assertThat(diagnosis.line("primary server")).contains("cluster");
            assertThat(diagnosis.line("primary role")).startsWith("ok").contains("primary with 1 replica");
        }
    }

    private static void assertWell(DoctorRun diagnosis) {
        assertThat(diagnosis.exit()).as("%s", diagnosis).isZero();
        assertThat(diagnosis.text()).doesNotContainPattern("(?m)^(warn|fail)");
        assertThat(diagnosis.line("primary compare-and-set")).contains("written over itself");
        assertThat(diagnosis.line("primary watch")).contains("a hint came", "every change and every loss is pushed");
    }

    /** Makes one node of a cluster the replica of another. */
    private static void follow(TestServer replica, TestServer primary) throws IOException {
        int bus = bus(primary);
        String id = asked(primary, Jedis::clusterMyId);
        replica.command("CLUSTER MEET 127.0.0.1 " + primary.address().port() + " " + bus);
        await().atMost(PATIENCE)
                .until(() -> replica.command("CLUSTER REPLICATE " + id).equals("+OK"));
        awaitLinked(replica);
        awaitServing(replica);
    }

    /** A node that owns all slots says for a moment that the cluster is down. */
    private static void awaitServing(TestServer node) {
        await().atMost(PATIENCE).until(() -> asked(node, Jedis::clusterInfo).contains("cluster_state:ok"));
    }

    private static void awaitLinked(TestServer replica) {
        await().atMost(PATIENCE)
                .until(() -> asked(replica, jedis -> jedis.info("replication")).contains("master_link_status:up"));
    }

    /** A node names its own bus behind the at sign. */
    private static int bus(TestServer node) {
        return Integer.parseInt(asked(node, Jedis::clusterNodes).replaceFirst("(?s).*?@([0-9]+).*", "$1"));
    }

    private static String asked(TestServer node, java.util.function.Function<Jedis, String> question) {
        try (Jedis jedis = new Jedis(node.address().host(), node.address().port())) {
            return question.apply(jedis);
        }
    }

    private static String spaced(TestServer server) {
        HostPort address = server.address();
        return address.host() + " " + address.port();
    }

    private static String[] clustered() {
        return new String[] {"--cluster-enabled", "yes", "--cluster-port", String.valueOf(freePort())};
    }

    private static TestServer started(String... settings) {
        return TestServer.of(kind("redis-with-settings", (port, home) -> {
                    List<String> command = new ArrayList<>(PLAIN.launch().command(port, home));
                    command.addAll(List.of("--repl-diskless-sync-delay", "0"));
                    command.addAll(List.of(settings));
                    return command;
                }))
                .open();
    }

    private static ServerKind sentinelOf(TestServer primary) {
        return kind("sentinel", (port, home) -> {
            Path file = home.resolve("sentinel.conf");
            if (!home.toString().isEmpty()) { // else it is only asked for the binary
                write(file, "port " + port + "\nbind 127.0.0.1\nsentinel monitor shop " + spaced(primary) + " 1\n");
            }
            return List.of("redis-server", file.toString(), "--sentinel");
        });
    }

    private static ServerKind kind(String name, ServerKind.Launch launch) {
        return new ServerKind(name, PLAIN.image(), PLAIN.port(), PLAIN.install(), launch, PLAIN.probe());
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
