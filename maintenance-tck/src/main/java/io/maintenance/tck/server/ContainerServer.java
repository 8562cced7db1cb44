// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.server;

import io.maintenance.spi.HostPort;
import io.maintenance.tck.ServerKind;
import io.maintenance.tck.harness.TestSkip;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;

/**
 * A server in a container. It can be made to hang, and not to die: its address would be another afterwards. Loaded by {@link
 * ContainerRuntime} alone, where Testcontainers is there.
 */
final class ContainerServer implements ServerControl {

    private final GenericContainer<?> container;
    private final HostPort address;

    private ContainerServer(GenericContainer<?> container, HostPort address) {
        this.container = container;
        this.address = address;
    }

    /** Starts one, or returns empty where no Docker answers. */
    @SuppressWarnings("resource") // closed with the server
    static Optional<ServerControl> start(ServerKind kind) {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            return Optional.empty();
        }
        GenericContainer<?> container = new GenericContainer<>(kind.image()).withExposedPorts(kind.port());
        container.start();
        HostPort address = new HostPort(container.getHost(), container.getMappedPort(kind.port()));
        return Optional.of(new ContainerServer(container, address));
    }

    @Override
    public HostPort address() {
        return address;
    }

    @Override
    public void stop() {
        container
                .getDockerClient()
                .pauseContainerCmd(container.getContainerId())
                .exec();
    }

    @Override
    public void resume() {
        container
                .getDockerClient()
                .unpauseContainerCmd(container.getContainerId())
                .exec();
    }

    @Override
    public void kill() {
        TestSkip.unless(false, "a container that is started again has another address");
    }

    @Override
    public void restart() {
        kill();
    }

    @Override
    public boolean canHang() {
        return true;
    }

    @Override
    public boolean canDie() {
        return false;
    }

    @Override
    public void close() {
        container.stop();
    }
}
