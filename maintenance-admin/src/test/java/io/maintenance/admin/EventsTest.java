// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.admin.AdminServer.Events;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Server-sent events, through the server of the JDK. */
class EventsTest {

    private static final String EVENTS = "/api/v1/events";

    @TempDir
    Path directory;

    private AdminServer server;

    @BeforeEach
    void start() throws IOException {
        server = new AdminServer(directory, Map.of());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theStateIsToldAtOnceAndAfterEachChange() throws Exception {
        try (Events events = server.listen()) {
            assertThat(events.contentType()).isEqualTo("text/event-stream");
            assertThat(events.next()).contains("\"on\":false");

            server.maintenance.enable();

            assertThat(events.next()).contains("\"on\":true");
        }
    }

    @Test
    void aChangeOfTheAllowListIsTold() throws Exception {
        try (Events events = server.listen()) {
            events.next();

            server.maintenance.allow("10.0.0.1");

            assertThat(events.next()).contains("\"addresses\":[\"10.0.0.1\"]");
        }
    }

    @Test
    void aListenerThatComesBackGetsTheStateOfNow() throws Exception {
        try (Events events = server.listen("Last-Event-ID", "\"000000000000000000000000\"")) {
            assertThat(events.next()).contains("\"on\":false");
        }
    }

    @Test
    void theIdIsTheTagOfTheState() throws Exception {
        try (Events events = server.listen()) {
            String id = events.id();

            assertThat(server.write("GET", "/api/v1/status", "").header("ETag")).isEqualTo("W/" + id);
            assertThat(server.write("GET", "/api/v1/status", "", "If-None-Match", id)
                            .status())
                    .isEqualTo(304);
        }
    }

    @Test
    void withoutATokenNobodyListens() throws Exception {
        assertThat(server.send("GET", EVENTS, "").status()).isEqualTo(401);
    }

    @Test
    void aHeadHoldsNothing() throws Exception {
        var reply = server.write("HEAD", EVENTS, "");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo("text/event-stream");
    }

    @Test
    void aTokenThatIsRemovedEndsItsStream() throws Exception {
        try (Events events = server.listen()) {
            events.next();

            server.tokens.remove("dashboard");

            assertThat(events.rest()).isEmpty();
        }
    }

    @Test
    void aSessionThatIsEndedEndsItsStream() throws Exception {
        String session = "/api/v1/session";
        String cookie = server.send("POST", session, "{\"token\": \"" + AdminServer.READER + "\"}")
                .header("Set-Cookie")
                .replaceFirst(";.*", "");
        try (Events events = server.listenAs("Cookie", cookie)) {
            events.next();

            server.send("DELETE", session, "", "Cookie", cookie);

            assertThat(events.rest()).isEmpty();
        }
    }

    @Test
    void anApiThatIsClosedEndsItsStreams() throws Exception {
        try (Events events = server.listen()) {
            events.next();

            server.api.close();

            assertThat(events.rest()).isEmpty();
            assertThat(server.write("GET", EVENTS, "").status()).isEqualTo(503);
        }
    }

    @Test
    void aServerWithAThreadForEachListenerTakesFew() throws Exception {
        List<Events> all = new ArrayList<>();
        try {
            for (int i = 0; i < 8; i++) {
                all.add(server.listen());
            }

            var reply = server.write("GET", EVENTS, "");

            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.text()).contains("too-many-listeners");
        } finally {
            for (Events each : all) {
                each.close();
            }
        }
    }
}
