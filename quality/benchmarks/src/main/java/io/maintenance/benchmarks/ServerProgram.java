// SPDX-License-Identifier: Apache-2.0
package io.maintenance.benchmarks;

import io.maintenance.MaintenanceMode;
import io.maintenance.admin.AdminSettings;
import io.maintenance.server.MaintenanceServer;
import io.maintenance.server.ServerAddress;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/**
 * Asks the gate for nginx and a bare handler of the same Jetty, which answers 200 and nothing else, by turns, so that whatever else the
 * machine does befalls both.
 */
final class ServerProgram {

    private static final int ROUNDS = 30;
    private static final int WARM_UP = 5;
    private static final int REQUESTS = 4_000;

    private ServerProgram() {}

    public static void main(String[] arguments) throws Exception {
        Server bare = bareServer();
        try (MaintenanceMode maintenance = MaintenanceMode.builder()
                        .backend("memory:bench")
                        .properties(Map.of("maintenance.flag-file", "none"), "the benchmark")
                        .open();
                MaintenanceServer server = MaintenanceServer.start(
                        maintenance, AdminSettings.of(maintenance), new ServerAddress("127.0.0.1", 0))) {
            int gatePort = server.address().port();
            int barePort = ((ServerConnector) bare.getConnectors()[0]).getLocalPort();
            measure(gatePort, barePort);
        } finally {
            bare.stop();
        }
    }

    private static void measure(int gatePort, int barePort) throws Exception {
        double[] ratios = new double[ROUNDS];
        double[] gate = new double[ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            double perSecond = new GateLoad(gatePort).perSecond(REQUESTS);
            double bare = new GateLoad(barePort).perSecond(REQUESTS);
            if (round >= 0) {
                gate[round] = perSecond;
                ratios[round] = perSecond / bare;
            }
        }
        Arrays.sort(ratios);
        Arrays.sort(gate);
        System.out.printf(
                Locale.ROOT,
                "/gate/nginx: %.0f requests a second, %.2f times a bare handler (median of %d rounds by turns, limit 0.90)%n",
                gate[ROUNDS / 2],
                ratios[ROUNDS / 2],
                ROUNDS);
    }

    private static Server bareServer() throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                response.setStatus(200);
                callback.succeeded();
                return true;
            }
        });
        server.start();
        return server;
    }
}
