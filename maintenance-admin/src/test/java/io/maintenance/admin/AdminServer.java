// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.HttpServer;
import io.maintenance.MaintenanceMode;
import io.maintenance.admin.jdk.AdminHandler;
import io.maintenance.admin.token.Role;
import io.maintenance.admin.token.Token;
import io.maintenance.admin.token.TokenFile;
import io.maintenance.http.Gate;
import io.maintenance.http.HttpSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A server with the admin API of a switch in memory, and a client for it. */
final class AdminServer implements AutoCloseable {

    static final String WRITER = "mnt_a-secret-that-may-write-0123456789";
    static final String READER = "mnt_a-secret-that-may-read-9876543210";

    final MaintenanceMode maintenance;
    final TokenFile tokens;
    final AdminApi api;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(16);
    private final HttpClient client = HttpClient.newHttpClient();

    AdminServer(Path directory, Map<String, String> httpSettings) throws IOException {
        this(directory, httpSettings, builder -> builder.backend("memory:" + UUID.randomUUID()));
    }

    AdminServer(Path directory, Map<String, String> httpSettings, UnaryOperator<MaintenanceMode.Builder> stores)
            throws IOException {
        tokens = new TokenFile(directory.resolve("tokens"));
        tokens.add(Token.of("deploy", Role.WRITE, WRITER));
        tokens.add(Token.of("dashboard", Role.READ, READER));
        maintenance = stores.apply(MaintenanceMode.builder()
                        .properties(Map.of("maintenance.flag-file", "none"), "a test")
                        .namespace("shop"))
                .open();
        Gate gate = Gate.of(maintenance, HttpSettings.of(httpSettings, "a test"));
        api = new AdminApi(maintenance, gate, new AdminSettings(tokens));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", new AdminHandler(api));
        server.start();
    }

    /** Sends a request; headers are names and values in turn. */
    Reply send(String method, String path, String body, String... headers) throws IOException, InterruptedException {
        return send(method, path, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** Sends a request with a token that may write, and any bytes. */
    Reply writeBytes(String method, String path, byte[] body) throws IOException, InterruptedException {
        return send(method, path, body, "Authorization", "Bearer " + WRITER);
    }

    private Reply send(String method, String path, byte[] body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (body.length > 0 && !String.join(" ", headers).contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        Reply reply = new Reply(client.send(request.build(), BodyHandlers.ofString()));
        OpenApiDocument.published().check(method, path, new String(body, StandardCharsets.UTF_8), reply);
        return reply;
    }

    /** Sends a request with a token that may write. */
    Reply write(String method, String path, String body, String... headers) throws IOException, InterruptedException {
        return send(method, path, body, and(headers, "Authorization", "Bearer " + WRITER));
    }

    /** Listens to events with the token of the reader; headers are names and values in turn. */
    Events listen(String... headers) throws IOException, InterruptedException {
        return listenAs(and(headers, "Authorization", "Bearer " + READER));
    }

    /** Listens to events as whoever the headers say; they are names and values in turn. */
    Events listenAs(String... headers) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(uri("/api/v1/events")).headers(headers).build();
        return new Events(client.send(request, BodyHandlers.ofInputStream()));
    }

    private static String[] and(String[] headers, String name, String value) {
        return Stream.concat(Stream.of(headers), Stream.of(name, value)).toArray(String[]::new);
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** A stream of events, as a client reads it. */
    static final class Events implements AutoCloseable {

        private final HttpResponse<InputStream> response;
        private final BufferedReader lines;

        Events(HttpResponse<InputStream> response) {
            this.response = response;
            this.lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
        }

        String contentType() {
            return response.headers().firstValue("Content-Type").orElse("");
        }

        /** Returns the data of the next event. */
        String next() throws IOException {
            return field("data: ");
        }

        /** Returns the id of the next event. */
        String id() throws IOException {
            return field("id: ");
        }

        private String field(String name) throws IOException {
            String line = lines.readLine();
            while (line != null && !line.startsWith(name)) {
                line = lines.readLine();
            }
            return Objects.requireNonNull(line, "the stream ended").substring(name.length());
        }

        /** Reads to the end, and returns what is more than blank lines and comments. */
        List<String> rest() {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith(":"))
                    .toList();
        }

        @Override
        public void close() throws IOException {
            response.body().close();
        }
    }

    /** What came back. */
    record Reply(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String text() {
            return response.body();
        }

        Map<String, Object> json() throws IOException {
            return JSON.std.mapFrom(text());
        }
    }

    @Override
    public void close() {
        api.close();
        server.stop(0);
        threads.shutdownNow();
        maintenance.close();
    }
}
