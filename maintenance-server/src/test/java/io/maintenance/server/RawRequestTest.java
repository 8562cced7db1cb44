// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes that no HTTP client sends, each to a server that has others to serve. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RawRequestTest {

    private static final int PATIENCE_MILLIS = 120_000;
    private static final String PUT =
            "PUT /api/v1/scopes/global/holders/operator HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                    + RunningServer.TOKEN + "\r\nContent-Type: application/json\r\n";
    private static final String GET = "GET /api/maintenance-mode HTTP/1.1\r\nHost: localhost\r\n";

    private RunningServer server;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        server = new RunningServer(directory, Map.of());
    }

    @AfterEach
    void nothingWasChangedAndOthersAreServed() throws Exception {
        assertThat(server.maintenance.isOn()).isFalse();
        assertThat(server.get("/flag").statusCode()).isEqualTo(404);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("no host", "GET /api/maintenance-mode HTTP/1.1\r\n\r\n", 400),
                Arguments.of("two hosts", GET + "Host: localhost\r\n\r\n", 400),
                Arguments.of("a host that is not ours", GET.replace("localhost", "evil.example") + "\r\n", 421),
                Arguments.of("a host with a path", GET.replace("localhost", "a/b") + "\r\n", 400),
                Arguments.of(
                        "length and chunks", PUT + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}", 400),
                Arguments.of("two lengths", PUT + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}}", 400),
                Arguments.of(
                        "chunks that are not called so",
                        PUT + "Transfer-Encoding: xchunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
                        400),
                Arguments.of("a negative length", PUT + "Content-Length: -2\r\n\r\n{}", 400),
                Arguments.of("a length that overflows", PUT + "Content-Length: 99999999999999999999\r\n\r\n{}", 400),
                Arguments.of("a length with a sign", PUT + "Content-Length: +2\r\n\r\n{}", 400),
                Arguments.of("a bad chunk", PUT + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n", 400),
                Arguments.of("a folded line", GET + "X-A: a\r\n b\r\n\r\n", 400),
                Arguments.of("a blank before the colon", GET + "X-A : a\r\n\r\n", 400),
                Arguments.of("a NUL", GET + "X-A: a\0b\r\n\r\n", 400),
                Arguments.of("a bad percent", "GET /api/%zz HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
                Arguments.of("a NUL in the path", "GET /api/%00 HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
                Arguments.of("a long header", GET + "X-A: " + "a".repeat(70 << 10) + "\r\n\r\n", 431),
                Arguments.of("many headers", GET + "X-A: a\r\n".repeat(9_000) + "\r\n", 431),
                Arguments.of(
                        "a long target", "GET /" + "a".repeat(64 << 10) + " HTTP/1.1\r\nHost: localhost\r\n\r\n", 414),
                Arguments.of("another version", "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n", 505),
                Arguments.of("a prefix of ours", GET.replace("mode", "modeX") + "\r\n", 404),
                Arguments.of(
                        "another site's URL",
                        "GET http://evil.example/api/maintenance-mode HTTP/1.1\r\nHost: evil.example\r\n\r\n",
                        421),
                Arguments.of("dots", "GET /console/../api/maintenance-mode HTTP/1.1\r\nHost: localhost\r\n\r\n", 404));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void isAnsweredWithAProblemDocument(String name, String request, int status) throws IOException {
        String reply = exchange(request.replaceFirst("\r\n", "\r\nConnection: close\r\n"));

        assertThat(reply).startsWith("HTTP/1.1 " + status + " ");
        assertThat(reply)
                .containsIgnoringCase("content-type: application/problem+json")
                .contains("\"status\":" + status);
        assertThat(reply).doesNotContain("jetty", "Jetty", "<html", "Exception", RunningServer.TOKEN);
    }

    static Stream<Arguments> cut() {
        return Stream.of(
                Arguments.of("half a line", "GET /api"),
                Arguments.of("half a header", "GET /api/maintenance-mode HTTP/1.1\r\nHost: lo"),
                Arguments.of("less body than was said", PUT + "Content-Length: 100\r\n\r\n{}"),
                Arguments.of("a chunk that ends too soon", PUT + "Transfer-Encoding: chunked\r\n\r\n64\r\n{}"),
                Arguments.of("HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
                Arguments.of("a hello of TLS", "\u0016\u0003\u0001\u0000\u0005\u0001\u0000\u0000\u0001\u0000"),
                Arguments.of("line ends", "\r\n\r\n\r\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cut")
    void changesNothing(String name, String request) throws IOException {
        assertThat(exchange(request)).doesNotContain("HTTP/1.1 2", "Exception", RunningServer.TOKEN);
    }

    @Test
    void anUnreadBodyIsNotTakenForTheNextRequest() throws IOException {
        String smuggled = PUT + "Content-Length: 2\r\n\r\n{}";
        String reply = exchange("POST /flag HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + smuggled.length()
                + "\r\n\r\n" + smuggled + GET + "Connection: close\r\n\r\n");

        assertThat(reply.split("HTTP/1\\.1 ", -1)).hasSizeBetween(2, 3);
    }

    @Test
    void manyHalfRequestsKeepNobodyFromBeingServed() throws Exception {
        List<Socket> open = new ArrayList<>();
        try {
            for (int i = 0; i < 400; i++) {
                Socket socket = connect();
                socket.getOutputStream().write("GET /flag HTTP/1.1\r\nHost: l".getBytes(StandardCharsets.US_ASCII));
                open.add(socket);
            }

            assertThat(server.get("/flag").statusCode()).isEqualTo(404);
            assertThat(server.get("/api/maintenance-mode").statusCode()).isEqualTo(200);
        } finally {
            for (Socket each : open) {
                each.close();
            }
        }
    }

    /** Sends bytes, and returns what comes until the server closes. */
    private String exchange(String request) throws IOException {
        try (Socket socket = connect()) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                socket.shutdownOutput();
            } catch (IOException refused) {
                return read(socket); // before it was sent to the end
            }
            return read(socket);
        }
    }

    private static String read(Socket socket) throws IOException {
        StringBuilder text = new StringBuilder();
        byte[] part = new byte[8 << 10];
        try {
            for (int read = socket.getInputStream().read(part);
                    read >= 0;
                    read = socket.getInputStream().read(part)) {
                text.append(new String(part, 0, read, StandardCharsets.UTF_8));
            }
        } catch (java.net.SocketException reset) {
            return text.toString(); // what came before is the answer
        }
        return text.toString();
    }

    private Socket connect() throws IOException {
        return new Socket(
                InetAddress.getLoopbackAddress(), URI.create(server.url()).getPort());
    }
}
