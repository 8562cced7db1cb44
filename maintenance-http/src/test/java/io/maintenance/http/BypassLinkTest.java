// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The link with a secret. */
class BypassLinkTest {

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
    void theLinkIsExchangedForACookie() {
        Answer answer = AnswerText.of(gate.decide(link("/cart", "a=%20&maintenance_bypass=SECRET&b")));

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.reason()).isEqualTo(DecisionReason.BYPASS_LINK);
        assertThat(AnswerText.header(answer, "Location")).isEqualTo("./cart?a=%20&b");
        assertThat(AnswerText.header(answer, "Cache-Control")).isEqualTo("no-store");
        assertThat(AnswerText.header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(AnswerText.header(answer, "Set-Cookie"))
                .startsWith(COOKIE + "=v1.")
                .endsWith("; Path=/; Max-Age=43200; HttpOnly; SameSite=Lax; Secure");
        assertThat(answer.headers().toString()).doesNotContain(secret.reveal());
        assertThat(reason(SampleRequest.get("/cart").header("Cookie", "x=1; " + cookie(gate) + "; y=2")))
                .isEqualTo(DecisionReason.BYPASS_COOKIE);
    }

    @ParameterizedTest
    @CsvSource({
        "//evil.example, ./evil.example",
        "/\\evil.example, ./",
        "/%2F%2Fevil.example, ./%2F%2Fevil.example",
        "/a%0d%0ab, ./a%0d%0ab",
    })
    void theLinkLeadsNowhereElse(String rawPath, String target) {
        SampleRequest request =
                link("/", "maintenance_bypass=SECRET&next=//evil").rawPath(rawPath);

        assertThat(AnswerText.header(gate.decide(request), "Location")).isEqualTo(target + "?next=//evil");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "maintenance_bypass=",
                "maintenance_bypass",
                "maintenance_bypass=SECRETx",
                "maintenance_bypass=xSECRET",
                "maintenance_bypass=%00SECRET",
                "maintenance_bypass=SECRET&maintenance_bypass=SECRET",
                "maintenance_bypass=SECRET&maintenance%5Fbypass=x",
                "MAINTENANCE_BYPASS=SECRET",
                "x=maintenance_bypass=SECRET",
                "maintenance_bypass[]=SECRET",
                "x",
                "",
                "maintenance_bypass=SECRET%20",
                "maintenance_bypass=\uD83D\uDE00"
            })
    void aWrongLinkIsRejectedWithoutAHint(String query) {
        Answer answer = AnswerText.of(gate.decide(link("/", query)));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers())
                .isEqualTo(AnswerText.of(gate.decide(new SampleRequest())).headers());
        assertThat(AnswerText.body(answer)).isEqualTo(AnswerText.body(gate.decide(new SampleRequest())));
    }

    @Test
    void theNameOfTheParameterMayBeEncoded() {
        assertThat(AnswerText.header(gate.decide(link("/", "maintenance%5Fbypass=SECRET")), "Location"))
                .isEqualTo("./");
    }

    @Test
    void theLinkLosesItsSecretOnAPathThatIsExcludedToo() {
        Decision decision = gate.decide(link("/robots.txt", "maintenance_bypass=SECRET"));

        assertThat(decision.reason()).isEqualTo(DecisionReason.BYPASS_LINK);
        assertThat(AnswerText.header(decision, "Location")).isEqualTo("./robots.txt");
    }

    @Test
    void otherMethodsAreLetThroughWithoutACookie() {
        Decision decision = gate.decide(link("/", "maintenance_bypass=SECRET").method("POST"));

        assertThat(decision).isInstanceOf(Pass.class);
        assertThat(decision.reason()).isEqualTo(DecisionReason.BYPASS_LINK);
        assertThat(AnswerText.all(decision, "Set-Cookie")).isEmpty();
    }

    @Test
    void readersGetTheirCookieTooWhileOnlyChangesAreRejected() {
        site.maintenance.enable(spec -> secret.addTo(spec.level(Level.READ_ONLY)));
        SampleRequest post = new SampleRequest().method("POST");

        assertThat(reason(post)).isEqualTo(DecisionReason.MAINTENANCE);
        assertThat(reason(post.header("Cookie", cookie(gate)))).isEqualTo(DecisionReason.BYPASS_COOKIE);
    }
}
