// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck;

import io.maintenance.spi.HostPort;
import java.util.Optional;

/**
 * A server in a container, by Testcontainers if that is on the class path and finds a Docker that answers. It is reached by
 * reflection, so that nobody needs it. It can be made to hang, and not to die: its address would be another afterwards.
 */
final class ContainerServer implements Server {

    private static final String PACKAGE = "org.testcontainers.";
    private static final String CLIENT = "com.github.dockerjava.api.";

    private final Object container;
    private final HostPort address;

    private ContainerServer(Object container, HostPort address) {
        this.container = container;
        this.address = address;
    }

    /** Starts one, or returns empty where that is not possible. */
    static Optional<Server> start(ServerKind kind) {
        try {
            Object factory = type("DockerClientFactory").getMethod("instance").invoke(null);
            if (!(boolean) call(factory, "isDockerAvailable")) {
                return Optional.empty();
            }
            Class<?> type = type("containers.GenericContainer");
            Object container = type.getConstructor(String.class).newInstance(kind.image());
            type.getMethod("withExposedPorts", Integer[].class).invoke(container, (Object) new Integer[] {kind.port()});
            type.getMethod("start").invoke(container);
            String host = (String) type.getMethod("getHost").invoke(container);
            int port = (int) type.getMethod("getMappedPort", int.class).invoke(container, kind.port());
            return Optional.of(new ContainerServer(container, new HostPort(host, port)));
        } catch (ClassNotFoundException notThere) {
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(kind.image() + " could not be started by Testcontainers", e);
        }
    }

    @Override
    public HostPort address() {
        return address;
    }

    @Override
    public void stop() {
        command("pauseContainerCmd");
    }

    @Override
    public void resume() {
        command("unpauseContainerCmd");
    }

    @Override
    public void kill() {
        Skip.unless(false, "a container that is started again has another address");
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
        try {
            call(container, "stop");
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The container could not be stopped", e);
        }
    }

    private void command(String name) {
        try {
            Object docker = call(container, "getDockerClient");
            Object command = Class.forName(CLIENT + "DockerClient")
                    .getMethod(name, String.class)
                    .invoke(docker, call(container, "getContainerId"));
            Class.forName(CLIENT + "command.SyncDockerCmd").getMethod("exec").invoke(command);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(name + " failed", e);
        }
    }

    private static Object call(Object target, String method) throws ReflectiveOperationException {
        return target.getClass().getMethod(method).invoke(target);
    }

    private static Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName(PACKAGE + name);
    }
}
