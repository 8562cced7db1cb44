// SPDX-License-Identifier: Apache-2.0
package io.maintenance.proxies;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.Level;
import io.maintenance.http.BypassSecret;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is true behind each proxy that asks the server who is let in. */
abstract class AskingProxyRules extends ProxyRules {

    private static final String HEADER = "X-Maintenance-Bypass";

    private String turnOnWithSecret() {
        BypassSecret secret = BypassSecret.generate();
        site.maintenance().enable(secret::addTo);
        site.awaitOn();
        return secret.reveal();
    }

    private static void assertLetIn(HttpReply reply) {
        assertThat(reply.isOfApplication()).isTrue();
        assertThat(reply.header("cache-control")).isEqualTo("no-store");
        assertThat(reply.header("x-maintenance-mode")).isEqualTo("bypass");
    }

    @Test
    void theSecretInAHeaderLetsIn() {
        String secret = turnOnWithSecret();

        assertLetIn(site.ask(ProxyFixture.VISIT.with(HEADER, secret)));
        assertThat(site.ask(ProxyFixture.VISIT.with(HEADER, secret + "x")).isMaintenance())
                .isTrue();
    }

    @Test
    void theLinkGivesACookieThatLetsIn() {
        String secret = turnOnWithSecret();

        HttpReply link = site.ask(HttpCall.get("/shop?a=b&maintenance_bypass=" + secret));

        assertThat(link.status()).isEqualTo(303);
        assertThat(URI.create("/shop").resolve(String.valueOf(link.header("location"))))
                .isEqualTo(URI.create("/shop?a=b"));
        String cookie = String.valueOf(link.header("set-cookie")).split(";", 2)[0];
        HttpReply visit = site.ask(ProxyFixture.VISIT.with("Cookie", cookie));
        assertLetIn(visit);
        assertThat(visit.body()).startsWith("application\nGET /shop?a=b\n");
    }

    @Test
    void whoIsLetInOpensTheWayForNobodyElse() {
        String secret = turnOnWithSecret();
        HttpCall first = ProxyFixture.VISIT.with("Host", "never-seen.example");

        assertThat(site.ask(first.with(HEADER, secret)).isOfApplication()).isTrue();
        assertThat(site.ask(first).isMaintenance()).isTrue();
    }

    @Test
    void theAddressThatTheProxySeesIsLetIn() {
        site.turnOn();
        site.maintenance().allow(ProxyFixture.CLIENT);

        Awaitility.await().until(() -> site.visit().isOfApplication());

        assertLetIn(site.visit());
    }

    @Test
    void anUploadOfOneWhoIsLetInArrivesWhole() {
        String secret = turnOnWithSecret();

        HttpReply reply = site.ask(
                HttpCall.of("POST", "/files/1?x=%2F").with(HEADER, secret).withBody(UPLOAD));

        assertThat(reply.body()).isEqualTo("application\nPOST /files/1?x=%2F\n" + UPLOADED);
    }

    @Test
    void aWebSocketOfOneWhoIsLetInIsOpened() throws IOException {
        String secret = turnOnWithSecret();

        assertThat(webSocketSays("hello", HEADER, secret)).isEqualTo("hello");
    }

    @Test
    void whatTheApplicationRefusesOneWhoIsLetInIsNotTouched() {
        String secret = turnOnWithSecret();

        for (int status : List.of(403, 418, 503)) {
            assertThat(site.ask(HttpCall.get("/status/" + status).with(HEADER, secret))
                            .status())
                    .isEqualTo(status);
        }
    }

    @Test
    void anExcludedPathReachesTheApplication() {
        site.turnOn();

        assertThat(site.ask(HttpCall.get("/open/x")).body()).startsWith("application\nGET /open/x\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/secret/../open/x",
                "/open/../secret",
                "/open/%2e%2e/secret",
                "/open/..;/secret",
                "/open;/../secret",
                "//open/x/../../secret",
                "/open%2fx",
                "/shop?/open/x",
                "/open/x%5c..%5c..%5csecret",
                "/./open/../secret"
            })
    void anOddTargetIsNoWayAround(String target) {
        site.turnOn();

        HttpReply reply = site.ask(HttpCall.get(target));

        if (reply.isOfApplication()) {
            assertThat(reply.body()).startsWith("application\nGET /open/x\n");
        } else {
            assertThat(reply.status()).isIn(400, 404, 503);
        }
    }

    @Test
    void readOnlyMaintenanceHoldsBackWhatChangesSomething() {
        site.maintenance().enable(spec -> spec.level(Level.READ_ONLY));
        Awaitility.await().until(() -> site.ask(HttpCall.of("POST", "/shop")).isMaintenance());

        assertThat(site.visit().isOfApplication()).isTrue();
    }

    /** For proxies that find the scope by the host. */
    final void assertThatAPartIsHeldBackByItsHost() {
        HttpCall part = ProxyFixture.VISIT.with("Host", ProxyFixture.PART + ":80");
        site.turnOff();

        site.maintenance().scope("store-a").enable();

        Awaitility.await().until(() -> site.ask(part).isMaintenance());
        assertThat(site.visit().isOfApplication()).isTrue();
        site.maintenance().scope("store-a").disable();
        Awaitility.await().until(() -> site.ask(part).isOfApplication());
    }

    @Test
    void manyCookiesAreNoReasonToHoldSomebodyBack() {
        HttpCall loaded =
                ProxyFixture.VISIT.with("Cookie", "a=" + "x".repeat(4_000)).with("X-Long", "y".repeat(4_000));

        site.turnOff();
        assertThat(site.ask(loaded).isOfApplication()).isTrue();
        site.turnOn();
        assertThat(site.ask(loaded).isMaintenance()).isTrue();
    }
}
