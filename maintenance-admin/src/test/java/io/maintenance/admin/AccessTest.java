// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.admin.AdminServer.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in, and what is refused before anything is looked at. */
class AccessTest {

    private static final String STATE = "/api/v1/status";
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
    void withoutATokenNobodySeesTheState() throws Exception {
        assertThat(server.send("GET", STATE, "").status()).isEqualTo(401);
    }

    @Test
    void whoMayReadMayNotWrite() throws Exception {
        Reply reply = server.send("PUT", HOLDER, "", "Authorization", "Bearer " + AdminServer.READER);

        assertThat(reply.status()).isEqualTo(403);
        assertThat(server.send("GET", STATE, "", "Authorization", "Bearer " + AdminServer.READER)
                        .status())
                .isEqualTo(200);
        assertThat(server.maintenance.isOn()).isFalse();
    }

    @Test
    void afterManyWrongTokensARightOneIsLetInAtOnce() throws Exception {
        int status = 401;
        for (int i = 0; i < 30; i++) {
            status = server.send("GET", STATE, "", "Authorization", "Bearer wrong" + i)
                    .status();
        }

        assertThat(status).isEqualTo(429);
        assertThat(server.write("GET", STATE, "").status()).isEqualTo(200);
    }

    @Test
    void aTokenThatWasRemovedStopsCountingAtOnce() throws Exception {
        server.tokens.remove("deploy");

        assertThat(server.write("PUT", HOLDER, "").status()).isEqualTo(401);
    }

    @Test
    void withoutAnyTokenThereIsNoApi() throws Exception {
        server.tokens.remove("deploy");
        server.tokens.remove("dashboard");

        assertThat(server.write("GET", STATE, "").status()).isEqualTo(404);
        assertThat(server.send("GET", "/api/maintenance-mode", "").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic ZGVwbG95Og==", "Bearer", "Bearer ", "Bearer a b", "mnt_a-secret", "Bearer \u00e9"})
    void whatIsNoTokenIsRefusedAndNotShown(String header) throws Exception {
        Reply reply = server.send("GET", STATE, "", "Authorization", header);

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.text()).doesNotContain("ZGVwbG95Og");
    }

    @Test
    void twoDifferentTokensAreRefused() throws Exception {
        Reply reply = server.write("POST", "/api/maintenance-mode", "{\"token\": \"another\"}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(server.maintenance.isOn()).isFalse();
    }

    @Test
    void aTokenInTheQueryDoesNotCount() throws Exception {
        assertThat(server.send("GET", STATE + "?token=" + AdminServer.WRITER, "")
                        .status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void aPageOfAnotherSiteChangesNothing(String site) throws Exception {
        assertThat(server.write("PUT", HOLDER, "", "Sec-Fetch-Site", site).status())
                .isEqualTo(403);
        assertThat(server.write("PUT", HOLDER, "", "Origin", "https://evil.example")
                        .status())
                .isEqualTo(403);
        assertThat(server.maintenance.isOn()).isFalse();
    }

    @Test
    void aPageOfThisServerChangesSomethingAlsoBehindAProxyThatNamesAnotherHost() throws Exception {
        assertThat(server.write("PUT", HOLDER, "", "Origin", "https://ops.example", "Sec-Fetch-Site", "same-origin")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anotherMethodIsToldWhichAreAllowed() throws Exception {
        Reply reply = server.write("PATCH", HOLDER, "{}");

        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.header("Allow")).isEqualTo("DELETE, PUT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/statusX",
                "/api/v1/status/",
                "/api/v1//status",
                "/api/v1/./status",
                "/x/../api/v1/status",
                "/api/v1/status;x",
                "/api/v1/st%61tus/..",
                "/api/maintenance-modeX",
                "/"
            })
    void aPathThatIsNotExactlyOneOfOursIsNotFound(String path) throws Exception {
        assertThat(server.write("GET", path, "").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "5",
                "{",
                "{}{}",
                "{} x",
                "{\"a\":1,}",
                "{\"reason\":\"a\",\"reason\":\"b\"}",
                "\uFEFF{}",
                "{\"reason\": NaN}",
                "{'reason': 'a'}",
                "{\"reason\": \"\\ud800"
            })
    void whatIsNoJsonObjectIsRefused(String body) throws Exception {
        Reply reply = server.write("PUT", HOLDER, body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(server.maintenance.isOn()).isFalse();
    }

    @Test
    void deepOrLongBodiesAreRefused() throws Exception {
        assertThat(server.write("PUT", HOLDER, "{\"a\":" + "[".repeat(5_000)).status())
                .isEqualTo(400);
        assertThat(server.write("PUT", HOLDER, "{\"reason\": \"" + "x".repeat(20_000) + "\"}")
                        .status())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/json;charset=latin1", "application/x-www-form-urlencoded"})
    void onlyJsonIsRead(String type) throws Exception {
        assertThat(server.write("PUT", HOLDER, "{}", "Content-Type", type).status())
                .isEqualTo(415);
    }

    @Test
    void textOfStrangersIsKeptAsItIs() throws Exception {
        String odd = "<script>\\u2028\\u001b[31m\\u202e \\ud83d\\ude00";

        assertThat(server.write("PUT", HOLDER, "{\"message\": \"" + odd + "\"}").status())
                .isIn(200, 400);
        assertThat(server.write("GET", STATE, "").header("Content-Type")).isEqualTo("application/json");
    }
}
