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

/** A token that was exchanged for a session, as the console does. */
class SessionTest {

    private static final String SESSION = "/api/v1/session";
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
    void theSessionStandsForItsToken() throws Exception {
        Reply signedIn = server.send("POST", SESSION, "{\"token\": \"" + AdminServer.WRITER + "\"}");

        assertThat(signedIn.json()).containsEntry("name", "deploy").containsEntry("role", "write");
        assertThat(signedIn.header("Set-Cookie"))
                .contains("HttpOnly", "SameSite=Strict")
                .doesNotContain(AdminServer.WRITER);
        assertThat(change("PUT", cookie(signedIn), "same-origin").status()).isEqualTo(200);
        assertThat(server.maintenance.status().newest().orElseThrow().by()).isEqualTo("deploy");
    }

    @Test
    void aSessionMayDoNoMoreThanItsToken() throws Exception {
        Reply signedIn = server.send("POST", SESSION, "{\"token\": \"" + AdminServer.READER + "\"}");

        assertThat(change("PUT", cookie(signedIn), "same-origin").status()).isEqualTo(403);
        assertThat(server.maintenance.isOn()).isFalse();
    }

    @Test
    void whoCannotSayWhatPageChangesSomethingIsRefusedWithACookieAlone() throws Exception {
        String cookie = cookie(signIn());

        assertThat(server.send("PUT", HOLDER, "", "Cookie", cookie).status()).isEqualTo(403);
        assertThat(change("PUT", cookie, "cross-site").status()).isEqualTo(403);
        assertThat(change("PUT", cookie, "none").status()).isEqualTo(403);
        assertThat(server.maintenance.isOn()).isFalse();
    }

    @Test
    void theSessionEndsWhenSomebodySignsOut() throws Exception {
        String cookie = cookie(signIn());

        Reply out = server.send("DELETE", SESSION, "", "Cookie", cookie);

        assertThat(out.header("Set-Cookie")).contains("Max-Age=0");
        assertThat(change("PUT", cookie, "same-origin").status()).isEqualTo(401);
        assertThat(server.send("GET", SESSION, "", "Cookie", cookie).json()).containsEntry("name", null);
    }

    @Test
    void theSessionEndsWithItsToken() throws Exception {
        String cookie = cookie(signIn());

        server.tokens.remove("deploy");

        assertThat(change("PUT", cookie, "same-origin").status()).isEqualTo(401);
    }

    @Test
    void aWrongTokenBeginsNone() throws Exception {
        Reply reply = server.send("POST", SESSION, "{\"token\": \"wrong\"}");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("Set-Cookie")).isEmpty();
    }

    @Test
    void aPageOfAnotherSiteCannotSignSomebodyIn() throws Exception {
        Reply reply = server.send(
                "POST",
                SESSION,
                "{\"token\": \"" + AdminServer.WRITER + "\"}",
                "Origin",
                "https://evil.example",
                "Sec-Fetch-Site",
                "cross-site");

        assertThat(reply.status()).isEqualTo(403);
    }

    @Test
    void twoCookiesThatDifferCountAsNone() throws Exception {
        String cookie = cookie(signIn()) + "; maintenance_session=planted";

        assertThat(change("PUT", cookie, "same-origin").status()).isEqualTo(401);
    }

    private Reply signIn() throws Exception {
        return server.send("POST", SESSION, "{\"token\": \"" + AdminServer.WRITER + "\"}");
    }

    private Reply change(String method, String cookie, String site) throws Exception {
        return server.send(method, HOLDER, "", "Cookie", cookie, "Sec-Fetch-Site", site);
    }

    private static String cookie(Reply signedIn) {
        return signedIn.header("Set-Cookie").replaceFirst(";.*", "");
    }
}
