// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.maintenance.tck.ServerKind;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;
import org.testcontainers.DockerClientFactory;

class ContainerRuntimeTest {

    private static final Path HOME = Path.of(System.getProperty("user.home"));

    @Test
    void aServerIsStartedInAContainerHangsAndComesBack() throws IOException {
        assumeTrue(
                ContainerRuntime.mayBeThere(System.getenv(), HOME)
                        && DockerClientFactory.instance().isDockerAvailable(),
                "no Docker answers on this machine");

        try (ServerControl server = ContainerRuntime.start(ServerKind.redis()).orElseThrow()) {
            LineClient client = new LineClient(server.address());
            assertThat(client.send("PING")).isEqualTo("+PONG");
            server.stop();
            assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> client.send("PING"));
            server.resume();
            assertThat(client.send("PING")).isEqualTo("+PONG");
            assertThatExceptionOfType(TestAbortedException.class).isThrownBy(server::kill);
        }
    }

    @Test
    void aKindWithoutAnImageIsStartedInNone() {
        assertThat(ContainerRuntime.start(EchoServer.KIND)).isEmpty();
    }

    @Test
    void whatTellsOfADockerIsItsAddressOrItsSocket(@TempDir Path home) throws IOException {
        assertThat(ContainerRuntime.mayBeThere(Map.of("DOCKER_HOST", "tcp://127.0.0.1:2375"), home))
                .isTrue();

        Files.createFile(Files.createDirectories(home.resolve(".docker/run")).resolve("docker.sock"));
        assertThat(ContainerRuntime.mayBeThere(Map.of(), home)).isTrue();
    }

    @Test
    void whereNothingTellsOfADockerNoneIsLookedFor(@TempDir Path home) {
        assumeTrue(!Files.exists(Path.of("/var/run/docker.sock")), "this machine has a Docker");

        assertThat(ContainerRuntime.mayBeThere(Map.of("XDG_RUNTIME_DIR", home.toString()), home))
                .isFalse();
    }
}
