// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.Level;
import io.maintenance.UnknownPolicy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a running HAProxy is told. */
class HaproxyTest {

    @TempDir
    Path directory;

    private MirrorFixture fixture;
    private SampleHaproxy haproxy;

    @BeforeEach
    void open() throws IOException {
        fixture = MirrorFixture.of(directory);
        haproxy = new SampleHaproxy(socket(), map());
    }

    @AfterEach
    void close() throws IOException {
        haproxy.close();
        fixture.close();
    }

    private Path socket() {
        return directory.resolve("haproxy.sock");
    }

    private String map() {
        return directory.resolve("haproxy.map").toString();
    }

    private MirrorWriter writer() {
        return fixture.writer("haproxy-socket", socket().toString());
    }

    @Test
    void eachHostIsAddedWithItsVerdict() {
        fixture.maintenance().scope("store-a").enable();

        writer().write();

        assertThat(haproxy.entries).containsOnly(Map.entry("*", "off"), Map.entry("shop.example", "on"));
    }

    @Test
    void anEntryThatIsThereIsSet() {
        haproxy.entries.put("*", "off");
        fixture.maintenance().enable(spec -> spec.level(Level.READ_ONLY));

        writer().write();

        assertThat(haproxy.entries).containsEntry("*", "read-only");
    }

    @Test
    void whatIsThereAlreadyIsNotSentAgain() {
        MirrorWriter writer = writer();
        writer.write();
        int sent = haproxy.changes.get();

        writer.write();

        assertThat(haproxy.changes).hasValue(sent);
    }

    @Test
    void aReloadThatBroughtOldLinesBackIsMended() {
        MirrorWriter writer = writer();
        fixture.maintenance().enable();
        writer.write();
        haproxy.entries.replaceAll((host, verdict) -> "off");

        writer.write();

        assertThat(haproxy.entries).containsEntry("*", "on").containsEntry("shop.example", "on");
    }

    @Test
    void aMapThatHaproxyDoesNotKnowIsReported() {
        MirrorWriter writer = fixture.writer("haproxy-socket", socket().toString(), "haproxy-map", "/etc/other.map");

        writer.write();

        assertThat(problem(writer)).contains("Unknown map identifier", "/etc/other.map");
    }

    @Test
    void aSocketThatIsGoneIsReportedAndTheFilesAreTrue() throws IOException {
        haproxy.close();
        fixture.maintenance().enable();
        MirrorWriter writer = writer();

        writer.write();

        assertThat(problem(writer)).contains("does HAProxy run");
        assertThat(fixture.map()).containsEntry("*", "on");
    }

    @Test
    void aHaproxyThatHangsIsGivenUp() throws IOException {
        Path silent = directory.resolve("silent.sock");
        try (ServerSocketChannel ignored = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            ignored.bind(UnixDomainSocketAddress.of(silent));

            assertThat(catchThrown(new AdminSocket(silent, Duration.ofMillis(50))))
                    .contains("did not answer");
        }
    }

    private static String catchThrown(AdminSocket socket) {
        try {
            return socket.ask("show map x");
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    void theAgentCheckSaysWhetherServersAreInMaintenance() throws IOException {
        try (MirrorWriter writer = fixture.start("haproxy-agent-port", "0")) {
            assertThat(agent(writer)).isEqualTo("ready up\n");

            fixture.maintenance().enable();

            assertThat(agent(writer)).isEqualTo("maint #maintenance\n");
        }
    }

    @Test
    void whileNothingIsKnownTheAgentCheckSaysNothing() throws IOException {
        try (MirrorFixture unknown = MirrorFixture.unknown(directory, UnknownPolicy.OPEN);
                MirrorWriter writer = unknown.start("haproxy-agent-port", "0")) {
            assertThat(agent(writer)).isEmpty();
        }
    }

    @Test
    void whoAsksTheAgentCheckAndReadsNothingHoldsNobodyUp() throws IOException {
        try (MirrorWriter writer = fixture.start("haproxy-agent-port", "0");
                Socket silent = new Socket(InetAddress.getLoopbackAddress(), writer.agentPort())) {
            assertThat(silent.isConnected()).isTrue();
            assertThat(agent(writer)).isEqualTo("ready up\n");
        }
    }

    private static String agent(MirrorWriter writer) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), writer.agentPort())) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private static String problem(MirrorWriter writer) {
        return writer.statuses().stream()
                .filter(status -> status.name().equals("haproxy-socket"))
                .map(MirrorStatus::problem)
                .map(String::valueOf)
                .findFirst()
                .orElseThrow();
    }
}
