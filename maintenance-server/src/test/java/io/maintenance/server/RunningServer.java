// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server;

import io.maintenance.MaintenanceMode;
import io.maintenance.admin.AdminSettings;
import io.maintenance.admin.token.Role;
import io.maintenance.admin.token.Token;
import io.maintenance.admin.token.TokenFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** A server on a free port of a switch in memory, and a client for it. */
final class RunningServer implements AutoCloseable {

    /** As always, but clients that keep their connection do not delay the end. */
    private static final ServerLimits PATIENT_WITH_NOBODY = new ServerLimits(
            ServerLimits.DEFAULT.headerBytes(),
            ServerLimits.DEFAULT.bodyBytes(),
            ServerLimits.DEFAULT.threads(),
            ServerLimits.DEFAULT.connections(),
            ServerLimits.DEFAULT.request(),
            ServerLimits.DEFAULT.idle(),
            Duration.ofMillis(10),
            ServerLimits.DEFAULT.grace());

    static final String TOKEN = "mnt_a-secret-that-may-write-0123456789";

    final MaintenanceMode maintenance;
    private final MaintenanceServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    RunningServer(Path directory, Map<String, String> settings) throws IOException {
        this(directory, settings, PATIENT_WITH_NOBODY);
    }

    RunningServer(Path directory, Map<String, String> settings, ServerLimits limits) throws IOException {
        this(directory, settings, limits, UnaryOperator.identity());
    }

    /** Starts a server with limits of its own, on a switch to which something more is done before it is opened. */
    RunningServer(
            Path directory,
            Map<String, String> settings,
            ServerLimits limits,
            UnaryOperator<MaintenanceMode.Builder> more)
            throws IOException {
        TokenFile tokens = new TokenFile(directory.resolve("tokens"));
        if (!Files.exists(tokens.path())) {
            tokens.add(Token.of("deploy", Role.WRITE, TOKEN));
        }
        Map<String, String> all = new HashMap<>(settings);
        all.put("maintenance.flag-file", "none");
        all.put("maintenance.admin.tokens-file", tokens.path().toString());
        maintenance = more.apply(MaintenanceMode.builder()
                        .properties(all, "a test")
                        .backend("memory:" + UUID.randomUUID())
                        .namespace("shop"))
                .open();
        ServerSettings own = ServerSettings.of(maintenance);
        server = MaintenanceServer.start(
                maintenance,
                AdminSettings.of(maintenance),
                new ServerAddress("127.0.0.1", 0),
                new ServerSettings(own.mirror(), own.metrics(), own.tls(), limits));
    }

    JettyServer jetty() {
        return server.jetty();
    }

    String url() {
        return "http://" + server.address();
    }

    /** Asks; headers are names and values in turn. */
    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send("GET", path, headers);
    }

    HttpResponse<String> send(String method, String path, String... headers) throws IOException, InterruptedException {
        return client.send(request(method, path, headers), BodyHandlers.ofString());
    }

    /** Asks, and returns the lines of the answer while they come. */
    BufferedReader listen(String path, String... headers) throws IOException, InterruptedException {
        var answer = client.send(request("GET", path, headers), BodyHandlers.ofInputStream());
        return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    private HttpRequest request(String method, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + path))
                .timeout(Duration.ofMinutes(1))
                .method(method, HttpRequest.BodyPublishers.noBody());
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request.build();
    }

    @Override
    public void close() {
        server.close();
        maintenance.close();
    }
}
