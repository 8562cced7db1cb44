// SPDX-License-Identifier: Apache-2.0
package io.maintenance.proxies;

import io.maintenance.MaintenanceMode;
import io.maintenance.admin.AdminSettings;
import io.maintenance.server.MaintenanceServer;
import io.maintenance.server.ServerAddress;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The server that proxies ask, which can be killed, and replaced by one that hangs. Used by one thread. */
final class Sidecar implements AutoCloseable {

    final MaintenanceMode maintenance;
    private final int port = LoopbackListener.freePort();
    private final AtomicInteger asked = new AtomicInteger();
    private @Nullable MaintenanceServer server;
    private @Nullable LoopbackListener broken;
    private CountDownLatch end = new CountDownLatch(1);

    Sidecar(Map<String, String> settings) throws IOException {
        Map<String, String> all = new HashMap<>(settings);
        all.put("maintenance.flag-file", "none");
        maintenance = MaintenanceMode.builder()
                .properties(all, "a test")
                .backend("memory:" + UUID.randomUUID())
                .namespace("shop")
                .open();
        start();
    }

    int port() {
        return port;
    }

    /** Starts the real server, unless it runs. */
    void start() throws IOException {
        if (server == null) {
            stopBroken();
            server = MaintenanceServer.start(
                    maintenance, AdminSettings.of(maintenance), new ServerAddress("127.0.0.1", port));
        }
    }

    /** Ends the server, so that connections are refused. */
    void kill() throws IOException {
        stopBroken();
        if (server != null) {
            server.close();
            server = null;
        }
    }

    /** Puts a server in its place that takes connections and closes them without an answer. */
    void hangUp() throws IOException {
        replace(() -> {});
    }

    /** Puts a server in its place that takes connections and never answers. */
    void hang() throws IOException {
        end = new CountDownLatch(1);
        CountDownLatch never = end;
        replace(() -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Returns how often the broken server was asked since it stands there. */
    int asked() {
        return asked.get();
    }

    private void replace(Runnable behaviour) throws IOException {
        kill();
        asked.set(0);
        broken = new LoopbackListener(port, connection -> {
            asked.incrementAndGet();
            behaviour.run();
        });
    }

    private void stopBroken() throws IOException {
        if (broken != null) {
            broken.close();
            end.countDown();
            broken = null;
        }
    }

    @Override
    public void close() throws IOException {
        kill();
        maintenance.close();
    }
}
