// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.maintenance.admin.AdminSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaintenanceServerTest {

    private static final String BEARER = "Bearer " + RunningServer.TOKEN;

    @TempDir
    Path directory;

    private RunningServer server;

    @BeforeEach
    void start() throws IOException {
        server = new RunningServer(directory, Map.of());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theAdminApiTurnsTheSwitch() throws Exception {
        assertThat(server.send("PUT", "/api/v1/scopes/global/holders/operator", "Authorization", BEARER)
                        .statusCode())
                .isEqualTo(200);

        assertThat(server.maintenance.isOn()).isTrue();
    }

    @Test
    void eventsTellEachChangeUntilTheServerEnds() throws Exception {
        try (BufferedReader events = server.listen("/api/v1/events", "Authorization", BEARER)) {
            assertThat(data(events)).contains("\"on\":false");
            server.maintenance.enable();
            assertThat(data(events)).contains("\"on\":true");

            server.close();

            assertThat(endsWithoutData(events)).isTrue();
        }
    }

    @Test
    void aListenerWhoReadsNothingKeepsNothingFromOthers() throws Exception {
        List<String> addresses =
                IntStream.range(0, 2_000).mapToObj(i -> "2001:db8::" + i).toList();
        server.maintenance.setAddresses(addresses);
        try (BufferedReader idle = server.listen("/api/v1/events", "Authorization", BEARER);
                BufferedReader events = server.listen("/api/v1/events", "Authorization", BEARER)) {
            for (int i = 1; i <= 200; i++) {
                String reason = "change " + i + ".";
                server.maintenance.enable(spec -> spec.reason(reason));
            }

            String data = data(events);
            while (!data.contains("change 200.")) {
                data = data(events);
            }
            assertThat(idle.readLine()).startsWith("retry:");
        }
    }

    /** A stream may be ended in order or cut off by a server on its way down. */
    private static boolean endsWithoutData(BufferedReader events) {
        try {
            return events.lines().noneMatch(line -> line.startsWith("data: "));
        } catch (UncheckedIOException cut) {
            return true;
        }
    }

    private static String data(BufferedReader events) throws IOException {
        String line = events.readLine();
        while (line != null && !line.startsWith("data: ")) {
            line = events.readLine();
        }
        return String.valueOf(line);
    }

    @Test
    void flagAndOpenSayTheStateByTheirStatus() throws Exception {
        assertThat(server.get("/flag").statusCode()).isEqualTo(404);
        assertThat(server.get("/open").statusCode()).isEqualTo(200);

        server.maintenance.enable();

        assertThat(server.get("/flag").statusCode()).isEqualTo(200);
        assertThat(server.get("/open").statusCode()).isEqualTo(503);
    }

    @Test
    void maintenanceDoesNotMakeTheServerUnhealthy() throws Exception {
        server.maintenance.enable();

        assertThat(server.get("/health/live").statusCode()).isEqualTo(200);
        assertThat(server.get("/health/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void aMirrorThatCannotBeWrittenIsSaidAndDoesNotMakeTheServerUnhealthy() throws Exception {
        String absent = directory.resolve("absent").toString();
        try (RunningServer other =
                new RunningServer(directory, Map.of("maintenance.server.mirror.directory", absent))) {
            var answer = other.get("/health/ready");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("\"failingMirrors\":[\"pages\",\"haproxy-map\",\"flag-files\"]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/console", "/console/console.css", "/console/console.js"})
    void theConsoleComesFromHereAloneUnderAStrictPolicy(String path) throws Exception {
        var page = server.get(path);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "http");
        assertThat(page.body()).doesNotContain("http://", "https://", "//cdn");
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        assertThat(server.get("/").statusCode()).isEqualTo(404);
        assertThat(server.get("/console/../etc/passwd").statusCode()).isIn(400, 404);
    }

    @Test
    void headersThatAreTooLongAreRefused() throws Exception {
        assertThat(server.get("/flag", "X-Long", "x".repeat(70_000)).statusCode())
                .isEqualTo(431);
    }

    @Test
    void aPortThatIsTakenIsNamed() {
        URI taken = URI.create(server.url());

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> MaintenanceServer.start(
                        server.maintenance,
                        AdminSettings.of(server.maintenance),
                        new ServerAddress(taken.getHost(), taken.getPort())))
                .withMessageContaining("127.0.0.1:" + taken.getPort());
    }
}
