// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.admin.AdminServer.Reply;
import io.maintenance.http.BypassSecret;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainResourceTest {

    private static final String EXPLAIN = "/api/v1/explain";

    @TempDir
    Path directory;

    private AdminServer server;

    @BeforeEach
    void start() throws IOException {
        server = new AdminServer(
                directory,
                Map.of("maintenance.http.scopes", "/fr=store-fr", "maintenance.http.paths.exclude", "/health"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aRequestOfWhichNothingIsSaidIsThatOfAStranger() throws Exception {
        server.maintenance.enable();

        assertThat(explain("{}"))
                .containsEntry("passes", false)
                .containsEntry("status", 503)
                .containsEntry("rule", "maintenance")
                .containsEntry("scope", "global");
    }

    @Test
    void anAddressOnTheAllowListGetsIn() throws Exception {
        server.maintenance.enable(spec -> spec.addresses(List.of("203.0.113.7")));

        assertThat(explain("{\"address\": \"203.0.113.7\"}"))
                .containsEntry("passes", true)
                .containsEntry("rule", "address");
        assertThat(explain("{\"address\": \"203.0.113.8\"}")).containsEntry("passes", false);
    }

    @Test
    void pathAndHeadersAndMethodCount() throws Exception {
        server.maintenance.enable(spec -> spec.level(io.maintenance.Level.READ_ONLY));

        assertThat(explain("{\"path\": \"/health?a=b\", \"method\": \"POST\"}")).containsEntry("rule", "excluded");
        assertThat(explain("{\"method\": \"GET\"}")).containsEntry("rule", "safe-method");
        assertThat(String.valueOf(explain("{\"method\": \"POST\", \"headers\": {\"ACCEPT\": [\"application/json\"]}}")
                        .get("headers")))
                .contains("application/problem+json");
    }

    @Test
    void thePartIsThatOfThePathOrTheOneThatIsNamed() throws Exception {
        server.maintenance.scope("store-fr").enable();

        assertThat(explain("{\"path\": \"/fr/cart\"}"))
                .containsEntry("scope", "store-fr")
                .containsEntry("passes", false);
        assertThat(explain("{\"path\": \"/cart\", \"scope\": \"store-fr\"}")).containsEntry("passes", false);
        assertThat(explain("{\"path\": \"/fr/cart\", \"scope\": \"store-de\"}")).containsEntry("passes", true);
    }

    @Test
    void noSecretOfABypassIsShown() throws Exception {
        BypassSecret secret = BypassSecret.generate();
        server.maintenance.enable(secret::addTo);

        Reply reply = server.write(
                "POST", EXPLAIN, "{\"path\": \"/?maintenance_bypass=" + secret.reveal() + "\", \"host\": \"shop\"}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json()).containsEntry("rule", "bypass-link");
        assertThat(reply.text()).contains("\"Set-Cookie\":\"***\"").doesNotContain(secret.reveal());
    }

    @Test
    void whoMayReadMayAsk() throws Exception {
        assertThat(server.send("POST", EXPLAIN, "{}", "Authorization", "Bearer " + AdminServer.READER)
                        .status())
                .isEqualTo(200);
        assertThat(server.send("POST", EXPLAIN, "{}").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"path\": \"cart\"}",
                "{\"path\": \"\"}",
                "{\"path\": 5}",
                "{\"headers\": [\"Accept: a\"]}",
                "{\"headers\": {\"Accept\": 5}}",
                "{\"headers\": {\"Accept\": [5]}}",
                "{\"headers\": {\"Accept\": null}}",
                "{\"scope\": \"UPPER\"}",
                "{\"ip\": \"10.0.0.1\"}"
            })
    void whatIsWrongIsNamed(String body) throws Exception {
        Reply reply = server.write("POST", EXPLAIN, body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    }

    private Map<String, Object> explain(String body) throws IOException, InterruptedException {
        return server.write("POST", EXPLAIN, body).json();
    }
}
