// SPDX-License-Identifier: Apache-2.0
package io.maintenance.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.Level;
import io.maintenance.MaintenanceMode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Handshakes of WebSockets, in a container that has an endpoint at {@code /echo}, however the filter was added. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WebSocketRules {

    private static final int PATIENCE_MILLIS = 60_000;
    private static final String SWITCHING_PROTOCOLS = "HTTP/1.1 101";
    private static final String REJECTED = "HTTP/1.1 503";

    private final MaintenanceMode maintenance = MaintenanceMode.builder()
            .properties(Map.of("maintenance.flag-file", "none"), "the test")
            .backend("memory:" + UUID.randomUUID())
            .noFallback()
            .open();

    private final Set<FilterRegistrationMode> ways;

    WebSocketRules(Set<FilterRegistrationMode> ways) {
        this.ways = ways;
    }

    /** How an application adds the filter. */
    enum FilterRegistrationMode {
        /** As the container's own configuration does. */
        CONFIGURED,
        /** With {@link MaintenanceFilter#addTo}, before the container knows of the endpoint. */
        BEFORE_ENDPOINTS,
        /** With {@link MaintenanceFilter#addTo}, when the container knows of the endpoint. */
        AFTER_ENDPOINTS,
        /** By itself, behind all other filters. */
        BEHIND_OTHERS
    }

    abstract ServletServer start(MaintenanceFilter filter, FilterRegistrationMode way) throws Exception;

    Set<FilterRegistrationMode> ways() {
        return ways;
    }

    @BeforeEach
    void turnOff() {
        maintenance.disableAll();
        maintenance.setAddresses(List.of());
    }

    @AfterAll
    void close() {
        maintenance.close();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aHandshakeIsRejectedHoweverTheFilterWasAdded(FilterRegistrationMode way) throws Exception {
        try (ServletServer container = start(new MaintenanceFilter(maintenance), way)) {
            assertThat(handshake(container)).as("off").startsWith(SWITCHING_PROTOCOLS);
            maintenance.enable();
            assertThat(handshake(container)).as("full").startsWith(REJECTED);
            maintenance.enable(spec -> spec.level(Level.READ_ONLY));
            assertThat(handshake(container)).as("read-only").startsWith(REJECTED);
        }
    }

    @Test
    void whoIsLetInOpensAWebSocket() throws Exception {
        maintenance.allow("127.0.0.1");
        maintenance.enable();

        try (ServletServer container = start(new MaintenanceFilter(maintenance), FilterRegistrationMode.CONFIGURED)) {
            assertThat(handshake(container)).startsWith(SWITCHING_PROTOCOLS);
        }
    }

    /** Returns the first line of the answer. */
    private static String handshake(ServletServer container) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), container.port())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            String request = String.join(
                    "\r\n",
                    "GET /app/echo HTTP/1.1",
                    "Host: localhost",
                    "Upgrade: websocket",
                    "Connection: Upgrade",
                    "Sec-WebSocket-Version: 13",
                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                    "\r\n");
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return String.valueOf(
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                            .readLine());
        }
    }
}
