// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;
import io.maintenance.MaintenanceMode;
import io.maintenance.http.Gate;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateFilterTest {

    private static final InetSocketAddress LOOPBACK = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final MaintenanceMode maintenance = MaintenanceMode.builder()
            .properties(Map.of("maintenance.flag-file", "none"), "the test")
            .backend("memory:" + UUID.randomUUID())
            .noFallback()
            .open();

    @AfterEach
    void close() {
        maintenance.close();
    }

    @Test
    void whoIsHeldBackGetsTheAnswerOfTheGate() throws IOException {
        maintenance.enable();

        HttpURLConnection response = plainResponse();

        assertThat(response.getResponseCode()).isEqualTo(503);
        assertThat(response.getHeaderField("X-Maintenance-Mode")).isEqualTo("on");
    }

    @Test
    void whatTheApplicationTellsCachesStandsWhileOff() throws IOException {
        assertThat(plainResponse().getHeaderFields())
                .containsEntry("Cache-control", List.of("public, max-age=60"))
                .containsEntry("Cdn-cache-control", List.of("max-age=60"));
    }

    @Test
    void noCacheKeepsWhatIsForThoseWhoAreLetIn() throws IOException {
        maintenance.enable(spec -> spec.addresses(List.of("127.0.0.1")));

        assertThat(plainResponse().getHeaderFields())
                .containsEntry("X-maintenance-mode", List.of("bypass"))
                .containsEntry("Cache-control", List.of("no-store"))
                .containsEntry("Set-cookie", List.of("a=b"))
                .doesNotContainKeys("Expires", "Cdn-cache-control");
    }

    /** A client's certificate is in the session of its connection. */
    @Test
    void theSessionOfAnEncryptedConnectionIsThereForThoseWhoAreLetIn(@TempDir Path directory) throws Exception {
        SSLContext context = SelfSignedKey.context(directory);
        maintenance.enable(spec -> spec.addresses(List.of("127.0.0.1")));
        HttpsServer server = HttpsServer.create(LOOPBACK, 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));

        HttpURLConnection response = response(server, GateFilterTest::answerWithProtocol, port -> {
            URI uri = URI.create("https://127.0.0.1:" + port + "/");
            HttpsURLConnection connection = (HttpsURLConnection) uri.toURL().openConnection();
            connection.setSSLSocketFactory(context.getSocketFactory());
            return connection;
        });

        assertThat(response.getHeaderField("Protocol")).startsWith("TLS");
        assertThat(response.getHeaderField("Cache-Control")).isEqualTo("no-store");
    }

    private static void answer(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Cache-Control", "public, max-age=60");
        exchange.getResponseHeaders().put("CDN-Cache-Control", List.of("max-age=60"));
        exchange.getResponseHeaders().add("Expires", "Thu, 01 Jan 2099 00:00:00 GMT");
        exchange.getResponseHeaders().add("Set-Cookie", "a=b");
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private static void answerWithProtocol(HttpExchange exchange) throws IOException {
        String protocol = ((HttpsExchange) exchange).getSSLSession().getProtocol();
        exchange.getResponseHeaders().set("Protocol", protocol);
        answer(exchange);
    }

    private HttpURLConnection plainResponse() throws IOException {
        return response(HttpServer.create(LOOPBACK, 0), GateFilterTest::answer, port -> (HttpURLConnection)
                URI.create("http://127.0.0.1:" + port + "/").toURL().openConnection());
    }

    /** Returns a response that has arrived whole. */
    private HttpURLConnection response(HttpServer server, HttpHandler application, Client client) throws IOException {
        server.createContext("/", application).getFilters().add(new GateFilter(Gate.of(maintenance)));
        server.start();
        try {
            HttpURLConnection response = client.connect(server.getAddress().getPort());
            assertThat(response.getResponseCode()).isPositive();
            return response;
        } finally {
            server.stop(0);
        }
    }

    @FunctionalInterface
    private interface Client {

        HttpURLConnection connect(int port) throws IOException;
    }
}
