// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.maintenance.Activation;
import io.maintenance.Level;
import io.maintenance.admin.AdminServer.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeResourceTest {

    private static final String HOLDER = "/api/v1/scopes/global/holders/operator";

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
    void aPutTurnsOnWithEveryAttribute() throws Exception {
        Reply reply = server.write(
                "PUT",
                "/api/v1/scopes/store-a/holders/deploy",
                """
                {"level": "read-only", "reason": "Migration", "message": "Soon back", "messages": {"de": "Gleich"},
                 "lasting": 1800, "expect": "2100-01-01T00:00:00+01:00", "retryAfter": 60, "by": "Ann",
                 "addresses": ["10.0.0.1"], "attributes": {"ticket": "OPS-7"}}
                """);

        assertThat(reply.status()).isEqualTo(200);
        Activation activation =
                server.maintenance.scope("store-a").status().newest().orElseThrow();
        assertThat(activation.holder()).isEqualTo("deploy");
        assertThat(activation.level()).isEqualTo(Level.READ_ONLY);
        assertThat(activation.reason()).isEqualTo("Migration");
        assertThat(activation.by()).isEqualTo("deploy for Ann");
        assertThat(activation.retryAfter()).isEqualTo(Duration.ofMinutes(1));
        assertThat(activation.attributes()).containsEntry("ticket", "OPS-7").containsEntry("message.de", "Gleich");
        assertThat(server.maintenance.scope("store-a").isOnFor("10.0.0.1")).isFalse();
    }

    @Test
    void aSecretIsShownOnceToWhoMadeIt() throws Exception {
        Reply reply = server.write("PUT", HOLDER, "{\"withSecret\": true}");

        String secret = String.valueOf(reply.json().get("secret"));
        assertThat(secret).hasSizeGreaterThan(20);
        String status = server.write("GET", "/api/v1/status", "").text();
        assertThat(status).contains("\"bypassSecret\":true").doesNotContain(secret);
        assertThat(server.write(
                                "POST",
                                "/api/v1/explain",
                                "{\"headers\": {\"X-Maintenance-Bypass\": \"" + secret + "\"}}")
                        .json())
                .containsEntry("passes", true);
    }

    @Test
    void aDeleteTurnsOneHolderOff() throws Exception {
        server.maintenance.enable();
        server.maintenance.enable(spec -> spec.holder("deploy"));

        Reply reply = server.write("DELETE", HOLDER, "");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(server.maintenance.status().heldBy())
                .extracting(Activation::holder)
                .containsExactly("deploy");
    }

    @Test
    void whoTurnsItOffIsNamed() throws Exception {
        server.maintenance.enable();

        server.write("DELETE", HOLDER, "");

        assertThat(server.maintenance.status().activations())
                .extracting(Activation::by)
                .containsExactly("deploy");
    }

    @Test
    void theAllowListIsReplacedAddedToAndTakenFrom() throws Exception {
        String list = "/api/v1/scopes/global/addresses";
        server.write("PUT", list, "{\"addresses\": [\"10.0.0.1\", \"2001:db8::/32\"]}");
        server.write("POST", list, "{\"add\": [\"10.0.0.2\"]}");

        server.write("POST", list, "{\"remove\": [\"10.0.0.1\"]}");

        assertThat(server.write("GET", list, "").json().get("addresses"))
                .isEqualTo(List.of("10.0.0.2", "2001:db8::/32"));
    }

    @Test
    void twoChangesOfTheAllowListAtOnceAreRefused() throws Exception {
        Reply reply = server.write(
                "POST", "/api/v1/scopes/global/addresses", "{\"add\": [\"10.0.0.2\"], \"remove\": [\"10.0.0.1\"]}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(server.maintenance.addresses()).isEmpty();
    }

    @Test
    void everyWrongFieldIsNamedAndNothingIsDone() throws Exception {
        Reply reply = server.write("PUT", HOLDER, "{\"level\": \"none\", \"until\": \"tomorrow\", \"lastng\": 5}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text()).contains("\"level\"", "\"until\"", "\"lastng\"", "did you mean lasting?");
        assertThat(server.maintenance.isOn()).isFalse();
    }

    @Test
    void whoHasTheNewestIsToldThatNothingChanged() throws Exception {
        String tag = server.write("GET", "/api/v1/scopes/global", "").header("ETag");

        assertThat(server.write("GET", "/api/v1/scopes/global", "", "If-None-Match", tag)
                        .status())
                .isEqualTo(304);

        server.maintenance.enable();
        assertThat(server.write("GET", "/api/v1/scopes/global", "", "If-None-Match", tag)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theStateSaysHowTheStoresAre() throws Exception {
        Map<String, Object> state = server.write("GET", "/api/v1/status", "").json();

        assertThat(state)
                .containsEntry("on", false)
                .containsEntry("namespace", "shop")
                .containsKeys("stores", "scopes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "a\\u2028b\\u2029c",
                "\\u001b[31mred",
                "a\\r\\nSet-Cookie: b=c",
                "\\u202egnp.exe",
                "\\ud83d\\ude00",
                "a\\u0000b",
                "\\ufeffa",
                "={}[]:#\\\\\\\""
            })
    void anOddTextIsKeptWholeOrRefused(String text) throws Exception {
        Reply reply = server.write("PUT", HOLDER, "{\"reason\": \"" + text + "\", \"message\": \"" + text + "\"}");

        if (reply.status() == 200) {
            Object expected = JSON.std.mapFrom("{\"a\": \"" + text + "\"}").get("a");
            var newest = server.maintenance.status().newest().orElseThrow();
            assertThat(newest.reason()).isEqualTo(expected);
            assertThat(newest.message()).isEqualTo(expected);
        } else {
            assertThat(reply.status()).isEqualTo(400);
            assertThat(server.maintenance.isOn()).isFalse();
        }
    }

    @Test
    void halfACharacterIsReplaced() throws Exception {
        server.write("PUT", HOLDER, "{\"reason\": \"\\ud83d alone\"}");

        assertThat(server.maintenance.status().newest().orElseThrow().reason()).isEqualTo("\ufffd alone");
    }

    @Test
    void aNameThatIsNoScopeIsNotFound() throws Exception {
        assertThat(server.write("GET", "/api/v1/scopes/UPPER", "").status()).isEqualTo(404);
        assertThat(server.write("PUT", "/api/v1/scopes/a%20b/holders/x", "").status())
                .isEqualTo(404);
    }
}
