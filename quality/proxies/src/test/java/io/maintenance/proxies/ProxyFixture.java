// SPDX-License-Identifier: Apache-2.0
package io.maintenance.proxies;

import io.maintenance.MaintenanceMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** The sample application behind a real proxy, which obeys a server of ours. Used by one thread, but for {@link #ask}. */
final class ProxyFixture implements AutoCloseable {

    /** The address of the client, for the proxy. */
    static final String CLIENT = "127.0.0.1";

    /** A host that is a part of its own, {@code store-a}. */
    static final String PART = "part.example";

    static final HttpCall VISIT = HttpCall.get("/shop?a=b").with("Accept", "text/html");

    final Sidecar sidecar;
    final ProxyProcess proxy;
    private final SampleApplication application;

    /** Makes the process of a proxy. */
    @FunctionalInterface
    interface ProxyFactory {
        ProxyProcess create(Path directory, int port, Sidecar sidecar);
    }

    /**
     * Starts all three.
     *
     * @param directory an empty directory
     * @param factory the proxy
     * @param arguments of {@code proxy-config}, beside the addresses; {@code MIRROR} stands for the directory of the mirrors
     */
    ProxyFixture(Path directory, ProxyFactory factory, String... arguments) throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path mirror = Files.createDirectory(directory.resolve("mirror"));
        application = new SampleApplication(0);
        sidecar = new Sidecar(settings(directory, List.of(arguments).contains("MIRROR") ? mirror : null));
        Awaitility.await().until(() -> !List.of(arguments).contains("MIRROR") || isComplete(mirror));
        int port = LoopbackListener.freePort();
        proxy = factory.create(directory, port, sidecar);
        List<String> all = new ArrayList<>(Stream.of(arguments)
                .map(each -> each.replace("MIRROR", mirror.toString()))
                .toList());
        all.addAll(List.of("--listen", "127.0.0.1:" + port));
        all.addAll(List.of("--application", "127.0.0.1:" + application.port()));
        all.addAll(List.of("--server", "127.0.0.1:" + sidecar.port()));
        try {
            proxy.configure(ConfigurationCommand.print(all.toArray(String[]::new)));
            proxy.start();
        } catch (RuntimeException | IOException e) {
            close();
            throw e;
        }
    }

    private static Map<String, String> settings(Path directory, @Nullable Path mirror) {
        Map<String, String> settings = new HashMap<>(
                Map.of("maintenance.http.paths.exclude", "/open/**", "maintenance.http.scopes", PART + "=store-a"));
        if (mirror != null) {
            settings.put("maintenance.server.mirror.directory", mirror.toString());
            settings.put(
                    "maintenance.server.mirror.haproxy-socket",
                    directory.resolve("admin.sock").toString());
        }
        return settings;
    }

    /** HAProxy does not start without the files. */
    private static boolean isComplete(Path mirror) {
        return Stream.of("global.html", "global.json", "haproxy.map")
                .allMatch(each -> Files.exists(mirror.resolve(each)));
    }

    MaintenanceMode maintenance() {
        return sidecar.maintenance;
    }

    HttpReply ask(HttpCall call) {
        return HttpConnection.ask(proxy.port, call);
    }

    HttpReply visit() {
        return ask(VISIT);
    }

    /** Waits until visitors are held back. */
    void awaitOn() {
        Awaitility.await().until(() -> visit().isMaintenance());
    }

    /** Waits until the proxy knows that it is off, and lets nobody in who is let in by the server alone. */
    void awaitOff() {
        Awaitility.await().until(() -> {
            HttpReply reply = visit();
            return reply.isOfApplication() && reply.header("x-maintenance-mode") == null;
        });
    }

    /** Turns it on for everybody, and waits until visitors are held back. */
    void turnOn() {
        maintenance().enable();
        awaitOn();
    }

    /** Turns it off, and waits until the proxy knows. */
    void turnOff() {
        maintenance().disable();
        awaitOff();
    }

    /** Asks with this call until a broken server was asked so often, so that no copy of its answers is fresh any more. */
    void askUntilBrokenServerWasAsked(Runnable call) {
        Awaitility.await().until(() -> {
            call.run();
            return sidecar.asked() > 2;
        });
    }

    @Override
    public void close() throws IOException {
        try (sidecar;
                proxy) {
            application.close();
        }
    }
}
