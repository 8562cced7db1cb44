// SPDX-License-Identifier: Apache-2.0
package io.maintenance.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.http.BypassSecret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that say odd things, in any container, and what they get. */
abstract class AbuseRules extends ServletServerRules {

    private static final String GET = "GET /app/page HTTP/1.1";

    private final BypassSecret secret = BypassSecret.generate();
    private final LogCapture logs = LogCapture.capture();

    AbuseRules() {
        super("127.0.0.1");
    }

    @AfterAll
    void stopListening() {
        logs.close();
    }

    @BeforeEach
    void turnOn() {
        maintenance.setAddresses(List.of("203.0.113.7", "2001:db8::7"));
        maintenance.enable(secret::addTo);
    }

    @AfterEach
    void noSecretIsLogged() {
        assertThat(logs.text()).doesNotContain(secret.reveal());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json;q=0.5, text/html;q=0.4 | application/problem+json",
                "application/*+json | application/problem+json",
                "*/*;q=0.1, text/plain | text/plain;charset=utf-8",
                "text/html;q=0 | text/html;charset=utf-8",
                "TEXT/HTML | text/html;charset=utf-8",
                "text/html;q=abc, application/json | application/problem+json",
                ";;;,,, q= | text/html;charset=utf-8",
                "caf\u00e9/\u00fcber | text/html;charset=utf-8"
            })
    void whatIsAcceptedDecidesTheBody(String accept, String type) throws Exception {
        HttpReply reply = ask(GET, "Accept: " + accept);

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.header("Content-Type")).singleElement().asString().isEqualToIgnoringCase(type);
        assertThat(reply.header("Content-Length")).containsExactly(String.valueOf(length(reply)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "203.0.113.7",
                "198.51.100.9, 203.0.113.7",
                "203.0.113.7, 127.0.0.1",
                "203.0.113.7,",
                "203.0.113.7,, 127.0.0.1 ,",
                "<script>, 203.0.113.7:4711",
                "\"[2001:db8::7]:4711\"",
                "::ffff:203.0.113.7"
            })
    void anAddressThatATrustedProxyTellsIsLetThrough(String forwarded) throws Exception {
        assertThat(ask(GET, "X-Forwarded-For: " + forwarded).isFromApplication())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/app/page?maintenance_bypass=SECRET,./page",
        "/app/page?a=%2F&maintenance_bypass=SECRET&b,./page?a=%2F&b",
        "/app/page?maintenance%5Fbypass=SECRET,./page",
        "/app/page?maintenance_bypass=SECRET&next=//evil.example,./page?next=//evil.example"
    })
    void aLinkIsExchangedForACookieThatSaysNothing(String target, String location) throws Exception {
        HttpReply reply = ask("GET " + target + " HTTP/1.1");

        assertThat(reply.status()).isEqualTo(303);
        assertThat(reply.header("Location")).containsExactly(location);
        assertThat(reply.toString()).doesNotContain(secret.reveal());
        String cookie = reply.header("Set-Cookie").get(0).replaceFirst(";.*", "");
        assertThat(ask(GET, "Cookie: a=b; " + cookie).isFromApplication()).isTrue();
        assertThat(ask(GET, "Cookie: maintenance_bypass=x; " + cookie).isFromApplication())
                .isTrue();
        assertThat(ask(GET, "Cookie: " + cookie + "x").status()).isEqualTo(503);
        assertThat(ask(GET, "Cookie: " + cookie.replace("=v1.", "=v1.9")).status())
                .isEqualTo(503);
        assertThat(ask(GET, "Cookie: " + cookie.substring(0, 60)).status()).isEqualTo(503);

        maintenance.enable(BypassSecret.generate()::addTo);
        assertThat(ask(GET, "Cookie: " + cookie).status()).isEqualTo(503);
    }

    @Test
    void aSecretInTheBodyOfAFormIsNotRead() throws Exception {
        byte[] body = ("maintenance_bypass=" + secret.reveal()).getBytes(StandardCharsets.US_ASCII);

        HttpReply reply = HttpReply.to(
                container.port(), body, "POST /app/form HTTP/1.1", "Content-Type: application/x-www-form-urlencoded");

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.toString()).doesNotContain(secret.reveal());
    }

    @Test
    void manyWrongSecretsChangeNothing() throws Exception {
        for (int attempt = 0; attempt < 300; attempt++) {
            assertThat(ask("GET /app/page?maintenance_bypass=" + attempt + " HTTP/1.1")
                            .status())
                    .isEqualTo(503);
        }
        assertThat(ask(GET, "X-Maintenance-Bypass: " + secret.reveal()).isFromApplication())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1S", "PT90M", "PT8760H", "P2900000D"})
    void theTimeToWaitIsAlwaysOneThatClientsUnderstand(Duration left) throws Exception {
        maintenance.enable(spec -> spec.expect(Instant.now().plus(left)));

        HttpReply reply = ask(GET);

        assertThat(reply.status()).isEqualTo(503);
        assertThat(Long.parseLong(reply.header("Retry-After").get(0))).isBetween(1L, 86_400L);
    }

    private static int length(HttpReply reply) {
        return reply.body().getBytes(StandardCharsets.UTF_8).length;
    }

    private HttpReply ask(String start, String... headers) throws IOException {
        List<String> lines = new ArrayList<>(List.of(start.replace("SECRET", secret.reveal())));
        lines.addAll(List.of(headers));
        return HttpReply.to(container.port(), lines.toArray(String[]::new));
    }
}
