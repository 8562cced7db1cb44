// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.admin.AdminServer.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The endpoints that Front-Commerce documents. */
class StoreResourceTest {

    private static final String TOKEN = "\"token\": \"" + AdminServer.WRITER + "\"";

    @TempDir
    Path directory;

    private AdminServer server;

    @BeforeEach
    void start() throws IOException {
        server = new AdminServer(directory, Map.of("maintenance.http.scopes", "/fr=store-fr,de.example=store-de"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aPostTurnsEverythingOnForTheDurationInMilliseconds() throws Exception {
        Reply reply = server.send("POST", "/api/maintenance-mode", "{" + TOKEN + ", \"duration\": 3600000}");

        assertThat(reply.status()).isEqualTo(200);
        var newest = server.maintenance.status().newest().orElseThrow();
        assertThat(newest.by()).isEqualTo("deploy");
        assertThat(Duration.between(newest.at(), newest.until())).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void aDeleteTurnsItOff() throws Exception {
        server.maintenance.enable();

        Reply reply = server.send("DELETE", "/api/maintenance-mode", "{" + TOKEN + "}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(server.maintenance.isOn()).isFalse();
    }

    @Test
    void aDeleteWhoseBodyAProxyDroppedIsToldWhatToSend() throws Exception {
        server.maintenance.enable();

        Reply reply = server.send("DELETE", "/api/maintenance-mode", "");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(reply.text()).contains("proxies may drop the body of a DELETE", "Authorization: Bearer");
        assertThat(server.maintenance.isOn()).isTrue();
    }

    @Test
    void aTokenInTheHeaderWorksEverywhere() throws Exception {
        assertThat(server.write("POST", "/api/maintenance-mode", "").status()).isEqualTo(200);
        assertThat(server.write("DELETE", "/api/maintenance-mode", "").status()).isEqualTo(200);
    }

    @Test
    void aGetNeedsNoToken() throws Exception {
        server.maintenance.enable(spec -> spec.lasting(Duration.ofHours(1)));

        Reply reply = server.send("GET", "/api/maintenance-mode", "");

        assertThat(reply.json()).containsEntry("enabled", true);
        assertThat(String.valueOf(reply.json().get("expectedEnd"))).endsWith("Z");
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void aStoreIsFoundByWhatItsPathsBeginWith() throws Exception {
        Reply reply = server.send("POST", "/fr/api/store-maintenance-mode", "{" + TOKEN + "}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(server.maintenance.scope("store-fr").isOn()).isTrue();
        assertThat(server.maintenance.isOn()).isFalse();
    }

    @Test
    void everythingCanBeTurnedOnAtTheAddressOfAnyStore() throws Exception {
        Reply reply = server.send("POST", "/fr/api/maintenance-mode", "{" + TOKEN + "}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(server.maintenance.isOn()).isTrue();
    }

    @Test
    void anAddressThatBelongsToNoStoreNeverMeansEverything() throws Exception {
        Reply reply = server.send("POST", "/api/store-maintenance-mode", "{" + TOKEN + "}");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(server.maintenance.isOn()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"duration\": 0",
                "\"duration\": 999",
                "\"duration\": -1",
                "\"duration\": 1e6",
                "\"duration\": 3600000.0",
                "\"duration\": \"3600000\"",
                "\"duration\": 31536000001",
                "\"duration\": 9223372036854775808",
                "\"duration\": 1e400",
                "\"duration\": true",
                "\"duration\": [3600000]",
                "\"duraton\": 3600000",
                "\"message\": 5",
                "\"allowIps\": [\"10.0.0.0/33\"]",
                "\"allowIps\": \"10.0.0.1\"",
                "\"allowIps\": [5]"
            })
    void aFieldThatIsWrongOrNotKnownChangesNothing(String field) throws Exception {
        Reply reply = server.send("POST", "/api/maintenance-mode", "{" + TOKEN + ", " + field + "}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.text()).doesNotContain(AdminServer.WRITER);
        assertThat(server.maintenance.isOn()).isFalse();
    }

    @Test
    void theMisspeltFieldIsNamedWithTheOneThatWasMeant() throws Exception {
        Reply reply = server.send("POST", "/api/maintenance-mode", "{" + TOKEN + ", \"duraton\": 3600000}");

        assertThat(reply.text()).contains("duraton", "did you mean duration?");
    }
}
