// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that take their time, and those beside them. */
class SlowClientTest {

    private static final Duration LONG = Duration.ofMinutes(10);
    private static final int THREADS = 12;
    private static final int CONNECTIONS = 30;
    private static final String REQUEST = "GET /flag HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
    private static final String BODY_TO_COME =
            "PUT /api/v1/scopes/global/holders/operator HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                    + "Authorization: Bearer " + RunningServer.TOKEN + "\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 17\r\n\r\n{";
    private static final String REST = "\"reason\": \"old\"}";

    @TempDir
    Path directory;

    @SuppressWarnings("NullAway.Init") // each test starts its own
    private RunningServer server;

    private final List<RawClient> clients = new ArrayList<>();

    private void start(Duration request) throws IOException {
        start(request, ServerLimits.DEFAULT.lastIdle());
    }

    private void start(Duration request, Duration lastIdle) throws IOException {
        server = new RunningServer(
                directory,
                Map.of(),
                new ServerLimits(
                        8 << 10, 32 << 10, THREADS, CONNECTIONS, request, LONG, lastIdle, Duration.ofMinutes(1)));
    }

    @AfterEach
    void stop() throws IOException {
        for (RawClient client : clients) {
            client.close();
        }
        server.close();
    }

    private RawClient client() throws IOException {
        RawClient client = new RawClient(server);
        clients.add(client);
        return client;
    }

    private int connections() {
        return server.jetty().connector().getConnectedEndPoints().size();
    }

    private void sweep(Duration later) {
        server.jetty().connector().getBean(ConnectionGuard.class).sweep(System.nanoTime() + later.toNanos());
    }

    private long inFlight() {
        return server.jetty().server().getDescendant(GracefulHandler.class).getCurrentRequestCount();
    }

    @Test
    void bodiesThatStallHoldNoThread() throws Exception {
        start(LONG);
        for (int i = 0; i < THREADS + 3; i++) {
            client().send(BODY_TO_COME);
        }
        await().until(() -> inFlight() == THREADS + 3);

        assertThat(server.get("/flag").statusCode()).isEqualTo(404);
    }

    @Test
    void headersThatStallKeepNobodyOut() throws Exception {
        start(LONG);
        for (int i = 0; i < 3 * CONNECTIONS; i++) {
            client().send("GET /flag HTTP/1.1\r\nHo");
        }

        assertThat(server.get("/flag").statusCode()).isEqualTo(404);
        await().until(() -> connections() <= CONNECTIONS);
    }

    @Test
    void whatIsBeingAnsweredIsNotGivenUpForNewOnes() throws Exception {
        start(LONG);
        RawClient answered = client().send(BODY_TO_COME);
        await().until(() -> inFlight() == 1);
        for (int i = 0; i < 2 * CONNECTIONS; i++) {
            client().send("GET");
        }

        assertThat(answered.send(REST).status()).isEqualTo(200);
    }

    @Test
    void aHeaderThatDripsIsCutOff() throws Exception {
        start(LONG);
        RawClient dripping = client().send("GET /flag HTTP/1.1\r\nHost: 127.0.0.1\r\nX");
        await().until(() -> connections() == 1);
        sweep(Duration.ZERO);
        dripping.send("-");

        sweep(LONG.multipliedBy(2));

        assertThat(dripping.isCutOff()).isTrue();
    }

    @Test
    void theHeaderOfALaterRequestIsCutOffToo() throws Exception {
        start(LONG);
        RawClient dripping = client().send(REQUEST);
        assertThat(dripping.status()).isEqualTo(404);
        Duration[] later = {Duration.ZERO};
        await().until(() -> {
            later[0] = later[0].plus(LONG.multipliedBy(2));
            sweep(later[0]);
            return !takes(dripping, "/");
        });
    }

    private static boolean takes(RawClient client, String text) {
        try {
            client.send(text);
            return true;
        } catch (IOException cutOff) {
            return false;
        }
    }

    @Test
    void aConnectionThatWaitsForItsNextRequestIsKept() throws Exception {
        start(LONG);
        RawClient kept = client().send(REQUEST);
        assertThat(kept.status()).isEqualTo(404);
        await().until(() -> inFlight() == 0);
        sweep(Duration.ZERO);

        sweep(LONG.multipliedBy(2));

        assertThat(kept.send(REQUEST).status()).isEqualTo(404);
    }

    @Test
    void aBodyThatDoesNotComeIsAProblem() throws Exception {
        start(Duration.ofMillis(50));

        assertThat(client().send(BODY_TO_COME).status()).isEqualTo(400);
    }

    @Test
    void aBodyThatIsTooLongIsRefusedBeforeItsEnd() throws Exception {
        start(LONG);

        RawClient client = client().send(BODY_TO_COME.replace("17", "100000000") + "x".repeat(40_000));

        assertThat(client.status()).isEqualTo(413);
    }

    @Test
    void aServerThatStopsEndsWhatHasBegunAndTakesNothingNew() throws Exception {
        start(LONG, LONG);
        RawClient begun =
                client().send(BODY_TO_COME.replace("Host: 127.0.0.1", "Host: 127.0.0.1\r\nConnection: close"));
        await().until(() -> inFlight() == 1);

        CompletableFuture<Void> stopped = CompletableFuture.runAsync(server::close);
        await().until(this::isRefused);

        assertThat(begun.send(REST).status()).isEqualTo(200);
        stopped.join();
    }

    private boolean isRefused() throws IOException {
        try {
            new RawClient(server).close();
            return false;
        } catch (ConnectException refused) {
            return true;
        }
    }
}
