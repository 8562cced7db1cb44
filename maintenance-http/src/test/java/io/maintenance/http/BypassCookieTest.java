// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The cookie that a link is exchanged for. */
class BypassCookieTest {

    private static final String COOKIE = "__Host-maintenance_bypass";

    private final GateFixture site = new GateFixture();
    private final Gate gate = site.gate();
    private final BypassSecret secret = BypassSecret.generate();

    @BeforeEach
    void enable() {
        site.maintenance.enable(secret::addTo);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private SampleRequest link(String path, String query) {
        return SampleRequest.get(path).query(query.replace("SECRET", secret.reveal()));
    }

    private DecisionReason reason(SampleRequest request) {
        return gate.decide(request).reason();
    }

    /** Returns the name and the value of the cookie that a link sets. */
    private String cookie(Gate of) {
        return AnswerText.header(of.decide(link("/", "maintenance_bypass=SECRET")), "Set-Cookie")
                .split(";", 2)[0];
    }

    @Test
    void withoutEncryptionTheCookieHasNoPrefixThatDemandsIt() {
        Answer answer =
                AnswerText.of(gate.decide(link("/", "maintenance_bypass=SECRET").insecure()));

        assertThat(AnswerText.header(answer, "Set-Cookie"))
                .startsWith("maintenance_bypass=")
                .doesNotContain("Secure");
    }

    @Test
    void theCookieIsOfTheKindThatTheVisitorsConnectionNeeds() {
        Gate behindProxy =
                site.gate("client-address.header", "X-Forwarded-For", "client-address.trusted", "10.0.0.0/8");
        SampleRequest encrypted = link("/", "maintenance_bypass=SECRET")
                .insecure()
                .from("10.0.0.1")
                .header("X-Forwarded-Proto", "https");

        String cookie = AnswerText.header(behindProxy.decide(encrypted), "Set-Cookie");
        assertThat(cookie).startsWith(COOKIE + "=v1.").endsWith("; Secure");
        assertThat(AnswerText.header(behindProxy.decide(encrypted.from("203.0.113.9")), "Set-Cookie"))
                .as("a stranger's word")
                .startsWith("maintenance_bypass=")
                .doesNotContain("Secure");
    }

    @Test
    void theCookieMayBeForADomain() {
        Gate shared = site.gate("bypass.cookie-domain", "shop.example");

        String cookie = AnswerText.header(shared.decide(link("/", "maintenance_bypass=SECRET")), "Set-Cookie");
        assertThat(cookie).startsWith("maintenance_bypass=v1.").endsWith("; Domain=shop.example; Secure");
        assertThat(shared.decide(new SampleRequest().header("Cookie", cookie.split(";", 2)[0]))
                        .reason())
                .isEqualTo(DecisionReason.BYPASS_COOKIE);
    }

    @Test
    void cookiesDieWithTheMaintenance() {
        String cookie = cookie(gate);
        SampleRequest request = new SampleRequest().header("Cookie", cookie);
        assertThat(reason(request)).isEqualTo(DecisionReason.BYPASS_COOKIE);

        site.maintenance.disable();
        assertThat(reason(request)).isEqualTo(DecisionReason.OFF);
        site.maintenance.enable(secret::addTo);
        assertThat(reason(request)).as("the same secret, another activation").isEqualTo(DecisionReason.MAINTENANCE);
        site.maintenance.enable();
        assertThat(reason(link("/", "maintenance_bypass=SECRET"))).isEqualTo(DecisionReason.MAINTENANCE);
    }

    @Test
    void cookiesExpire() {
        SampleRequest request = new SampleRequest().header("Cookie", cookie(gate));

        site.pass(Duration.ofHours(12).minusSeconds(1));
        assertThat(reason(request)).isEqualTo(DecisionReason.BYPASS_COOKIE);
        site.pass(Duration.ofSeconds(1));
        assertThat(reason(request)).isEqualTo(DecisionReason.MAINTENANCE);
    }

    @Test
    void aCookieLastsAnHourLongerThanTheMaintenanceAtMost() {
        site.maintenance.enable(spec -> {
            secret.addTo(spec);
            spec.lasting(Duration.ofMinutes(30));
        });

        assertThat(AnswerText.header(gate.decide(link("/", "maintenance_bypass=SECRET")), "Set-Cookie"))
                .contains("Max-Age=5400;");
    }

    @Test
    void oneGoodCookieAmongThreeIsEnough() {
        String good = cookie(gate);
        String bad = COOKIE + "=bad";

        assertThat(reason(new SampleRequest().header("Cookie", bad).header("Cookie", bad + ";" + good)))
                .isEqualTo(DecisionReason.BYPASS_COOKIE);
        assertThat(reason(new SampleRequest().header("Cookie", (bad + ";").repeat(3) + good)))
                .isEqualTo(DecisionReason.MAINTENANCE);
        assertThat(reason(new SampleRequest().insecure().header("Cookie", good)))
                .as("seen without encryption behind a proxy")
                .isEqualTo(DecisionReason.BYPASS_COOKIE);
    }
}
