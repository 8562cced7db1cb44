// SPDX-License-Identifier: Apache-2.0
package io.maintenance.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.MaintenanceMode;
import io.maintenance.admin.token.Role;
import io.maintenance.admin.token.Token;
import io.maintenance.admin.token.TokenFile;
import jakarta.servlet.ServletContainerInitializer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The admin API in any container, behind the filter of the same application. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AdminServletRules {

    private static final String SECRET = "mnt_a-secret-that-may-write-0123456789";
    private static final String HOLDER = "/api/v1/scopes/global/holders/operator";
    private static final int PATIENCE_MILLIS = 120_000;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .build(); // an upgrade of Tomcat refuses long bodies
    private MaintenanceMode maintenance;
    private ServletServer container;

    abstract ServletServer start(ServletContainerInitializer application) throws Exception;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        TokenFile tokens = new TokenFile(directory.resolve("tokens"));
        tokens.add(Token.of("deploy", Role.WRITE, SECRET));
        Map<String, String> settings = Map.of(
                "maintenance.flag-file", "none",
                "maintenance.admin.tokens-file", tokens.path().toString(),
                "maintenance.http.paths.exclude", "/api/v1/**, /api/maintenance-mode, /api/store-maintenance-mode");
        maintenance = MaintenanceMode.builder()
                .properties(settings, "the test")
                .backend("memory:" + getClass().getSimpleName())
                .noFallback()
                .open();
        container = start((classes, context) -> {
            context.setAttribute(MaintenanceFilter.ATTRIBUTE, maintenance);
            MaintenanceFilter.addTo(context, new MaintenanceFilter(maintenance));
            MaintenanceAdminServlet.addTo(context, new MaintenanceAdminServlet());
        });
    }

    @AfterEach
    void turnOff() {
        maintenance.disableAll();
    }

    @AfterAll
    void stop() {
        container.close();
        maintenance.close();
    }

    @Test
    void theSwitchIsTurnedOnAndOffBehindTheFilter() throws Exception {
        assertThat(send("PUT", HOLDER, "{\"reason\": \"Migration\"}").statusCode())
                .isEqualTo(200);
        assertThat(maintenance.isOn()).isTrue();
        assertThat(send("GET", "/api/v1/status", "").body()).contains("Migration");

        assertThat(send("DELETE", HOLDER, "").statusCode()).isEqualTo(200);
        assertThat(maintenance.isOn()).isFalse();
    }

    @Test
    void aPageOfThisApplicationMayChangeAndOneOfAnotherPortMayNot() throws Exception {
        assertThat(from("http://127.0.0.1:" + container.port())).isEqualTo(200);
        assertThat(from("http://127.0.0.1:1")).isEqualTo(403);
        assertThat(from("http://127.0.0.1")).isEqualTo(403);
        assertThat(from("null")).isEqualTo(403);
    }

    private int from(String origin) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(request("DELETE", HOLDER, ""), (name, value) -> true)
                .header("Origin", origin)
                .build();
        return client.send(request, BodyHandlers.ofString()).statusCode();
    }

    @Test
    void frontCommercesPathsAreThereToo() throws Exception {
        assertThat(send("POST", "/api/maintenance-mode", "{\"duration\": 3600000}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(send("GET", "/api/maintenance-mode", "").body()).contains("\"enabled\":true");
    }

    @Test
    void eventsTellEachChange() throws Exception {
        try (BufferedReader events = listen()) {
            assertThat(data(events)).contains("\"on\":false");

            maintenance.enable();

            assertThat(data(events)).contains("\"on\":true");
        }
    }

    @Test
    void aBodyThatIsTooLongIsRefusedAndChangesNothing() throws Exception {
        HttpResponse<String> reply = send("PUT", HOLDER, "{\"reason\": \"" + "x".repeat(20_000) + "\"}");

        assertThat(reply.statusCode()).isEqualTo(413);
        assertThat(reply.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(maintenance.isOn()).isFalse();
    }

    @Test
    void aBodyThatIsShorterThanItsLengthChangesNothing() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), container.port())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            String request = "PUT /app" + HOLDER + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + SECRET
                    + "\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{}";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            String reply = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(reply).doesNotContain("HTTP/1.1 200");
        }
        assertThat(maintenance.isOn()).isFalse();
    }

    @Test
    void anErrorHasNoPageOfTheContainer() throws Exception {
        HttpResponse<String> unknown = send("GET", "/api/v1/nothing", "");

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(send("HEAD", "/api/v1/nothing", "").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        return client.send(request(method, path, body), BodyHandlers.ofString());
    }

    private BufferedReader listen() throws IOException, InterruptedException {
        var response = client.send(request("GET", "/api/v1/events", ""), BodyHandlers.ofInputStream());
        return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    private HttpRequest request(String method, String path, String body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + container.port() + "/app" + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + SECRET)
                .build();
    }

    private static String data(BufferedReader events) throws IOException {
        String line = events.readLine();
        while (line != null && !line.startsWith("data: ")) {
            line = events.readLine();
        }
        return String.valueOf(line);
    }
}
