// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.NotStoredException;
import io.maintenance.admin.AdminServer.Reply;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is answered while the store is away: nothing more than is true. */
class OutageTest {

    private static final String HOLDER = "/api/v1/scopes/global/holders/operator";

    @TempDir
    Path directory;

    private final MemoryStore store = new MemoryStore();
    private final MemoryStore kept = new MemoryStore();
    private @Nullable AdminServer running;

    @AfterEach
    void stop() {
        if (running != null) {
            running.close();
        }
    }

    @Test
    void whatThisNodeKeepsIsAcceptedAndNotCalledStored() throws Exception {
        AdminServer server = withFallback();
        store.away(true);

        Reply reply = server.write("PUT", HOLDER, "{\"reason\": \"Migration\"}");

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.json()).containsEntry("outcome", "degraded").containsKey("keeper");
        assertThat(reply.json().get("keeper")).isNotNull();
        assertThat(server.maintenance.isOn()).isTrue();
        assertThat(server.write("POST", "/api/maintenance-mode", "").status()).isEqualTo(202);
        assertThat(server.write("DELETE", HOLDER, "").status()).isEqualTo(202);
        assertThat(server.write("PUT", "/api/v1/scopes/global/addresses", "{\"addresses\": []}")
                        .status())
                .isEqualTo(202);
    }

    @Test
    void whatNobodyKeepsIsRefusedAndChangesNothing() throws Exception {
        AdminServer server = alone();
        store.away(true);

        Reply reply = server.write("PUT", HOLDER, "{\"reason\": \"Migration\"}");

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.text()).contains("urn:maintenance:problem:not-stored");
        assertThat(server.maintenance.isOn()).isFalse();
        store.away(false);
        var ignored = server.maintenance.synchronize();
        assertThat(server.maintenance.isOn()).isFalse();
    }

    @Test
    void whatMayBeStoredOrNotIsSaidToBeInDoubt() throws Exception {
        AdminServer server = alone();
        store.leaveAtNextWrite();

        Reply reply = server.write("PUT", HOLDER, "{\"reason\": \"Migration\", \"withSecret\": true}");

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.json())
                .containsEntry("type", "urn:maintenance:problem:in-doubt")
                .containsEntry("outcome", "in-doubt")
                .containsKey("secret");
    }

    @Test
    void aTagIsComparedWithWhatIsKnown() throws Exception {
        AdminServer server = withFallback();
        String tag = server.write("GET", "/api/v1/scopes/global", "").header("ETag");
        store.away(true);

        assertThat(server.write("PUT", HOLDER, "{}", "If-Match", tag).status()).isEqualTo(202);
        assertThat(server.write("PUT", HOLDER, "{}", "If-Match", tag).status()).isEqualTo(412);
    }

    @Test
    void theStateSaysThatTheStoreIsAway() throws Exception {
        AdminServer server = withFallback();
        store.away(true);
        try {
            var ignored = server.maintenance.synchronize();
        } catch (NotStoredException away) {
            assertThat(server.write("GET", "/api/v1/status", "").json()).containsEntry("degraded", true);
        }
        assertThat(server.write("GET", "/api/v1/status", "").json()).containsEntry("degraded", true);
    }

    @Test
    void whatWasKeptIsDeliveredWhenTheStoreIsBack() throws Exception {
        AdminServer server = withFallback();
        store.away(true);
        server.write("PUT", HOLDER, "{\"reason\": \"Migration\"}");

        store.away(false);
        var ignored = server.maintenance.synchronize();

        assertThat(store.read().toString()).contains("Migration");
        assertThat(server.write("PUT", HOLDER, "{\"reason\": \"Migration\"}").status())
                .isEqualTo(200);
    }

    private AdminServer withFallback() throws Exception {
        AdminServer server = new AdminServer(directory, Map.of(), builder -> builder.backend(options -> store)
                .fallback(options -> kept));
        running = server;
        return server;
    }

    private AdminServer alone() throws Exception {
        AdminServer server = new AdminServer(directory, Map.of(), builder -> builder.backend(options -> store)
                .noFallback());
        running = server;
        return server;
    }
}
