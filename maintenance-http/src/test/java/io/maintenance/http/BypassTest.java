// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.maintenance.Level;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in with a secret. */
class BypassTest {

    private static final String COOKIE = "__Host-maintenance_bypass";

    private final Site site = new Site();
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

    private Reason reason(SampleRequest request) {
        return gate.decide(request).reason();
    }

    /** Returns the name and the value of the cookie that a link sets. */
    private String cookie(Gate of) {
        return Answers.header(of.decide(link("/", "maintenance_bypass=SECRET")), "Set-Cookie")
                .split(";", 2)[0];
    }

    @Test
    void theLinkIsExchangedForACookie() {
        Answer answer = Answers.of(gate.decide(link("/cart", "a=%20&maintenance_bypass=SECRET&b")));

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.reason()).isEqualTo(Reason.BYPASS_LINK);
        assertThat(Answers.header(answer, "Location")).isEqualTo("./cart?a=%20&b");
        assertThat(Answers.header(answer, "Cache-Control")).isEqualTo("no-store");
        assertThat(Answers.header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(Answers.header(answer, "Set-Cookie"))
                .startsWith(COOKIE + "=v1.")
                .endsWith("; Path=/; Max-Age=43200; HttpOnly; SameSite=Lax; Secure");
        assertThat(answer.headers().toString()).doesNotContain(secret.reveal());
        assertThat(reason(SampleRequest.get("/cart").header("Cookie", "x=1; " + cookie(gate) + "; y=2")))
                .isEqualTo(Reason.BYPASS_COOKIE);
    }

    @Test
    void withoutEncryptionTheCookieHasNoPrefixThatDemandsIt() {
        Answer answer =
                Answers.of(gate.decide(link("/", "maintenance_bypass=SECRET").insecure()));

        assertThat(Answers.header(answer, "Set-Cookie"))
                .startsWith("maintenance_bypass=")
                .doesNotContain("Secure");
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

        assertThat(Answers.header(gate.decide(request), "Location")).isEqualTo(target + "?next=//evil");
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
        Answer answer = Answers.of(gate.decide(link("/", query)));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers())
                .isEqualTo(Answers.of(gate.decide(new SampleRequest())).headers());
        assertThat(Answers.body(answer)).isEqualTo(Answers.body(gate.decide(new SampleRequest())));
    }

    @Test
    void theNameOfTheParameterMayBeEncoded() {
        assertThat(Answers.header(gate.decide(link("/", "maintenance%5Fbypass=SECRET")), "Location"))
                .isEqualTo("./");
    }

    @Test
    void theLinkLosesItsSecretOnAPathThatIsExcludedToo() {
        Decision decision = gate.decide(link("/robots.txt", "maintenance_bypass=SECRET"));

        assertThat(decision.reason()).isEqualTo(Reason.BYPASS_LINK);
        assertThat(Answers.header(decision, "Location")).isEqualTo("./robots.txt");
    }

    @Test
    void theCookieIsOfTheKindThatTheVisitorsConnectionNeeds() {
        Gate behindProxy =
                site.gate("client-address.header", "X-Forwarded-For", "client-address.trusted", "10.0.0.0/8");
        SampleRequest encrypted = link("/", "maintenance_bypass=SECRET")
                .insecure()
                .from("10.0.0.1")
                .header("X-Forwarded-Proto", "https");

        String cookie = Answers.header(behindProxy.decide(encrypted), "Set-Cookie");
        assertThat(cookie).startsWith(COOKIE + "=v1.").endsWith("; Secure");
        assertThat(Answers.header(behindProxy.decide(encrypted.from("203.0.113.9")), "Set-Cookie"))
                .as("a stranger's word")
                .startsWith("maintenance_bypass=")
                .doesNotContain("Secure");
    }

    @Test
    void theCookieMayBeForADomain() {
        Gate shared = site.gate("bypass.cookie-domain", "shop.example");

        String cookie = Answers.header(shared.decide(link("/", "maintenance_bypass=SECRET")), "Set-Cookie");
        assertThat(cookie).startsWith("maintenance_bypass=v1.").endsWith("; Domain=shop.example; Secure");
        assertThat(shared.decide(new SampleRequest().header("Cookie", cookie.split(";", 2)[0]))
                        .reason())
                .isEqualTo(Reason.BYPASS_COOKIE);
    }

    @Test
    void otherMethodsAreLetThroughWithoutACookie() {
        Decision decision = gate.decide(link("/", "maintenance_bypass=SECRET").method("POST"));

        assertThat(decision).isInstanceOf(Pass.class);
        assertThat(decision.reason()).isEqualTo(Reason.BYPASS_LINK);
        assertThat(Answers.all(decision, "Set-Cookie")).isEmpty();
    }

    @Test
    void theHeaderHasToHoldTheSecret() {
        String token = cookie(gate).split("=", 2)[1];

        assertThat(reason(new SampleRequest().header("X-Maintenance-Bypass", secret.reveal())))
                .isEqualTo(Reason.BYPASS_HEADER);
        assertThat(reason(new SampleRequest().header("x-maintenance-bypass", token)))
                .isEqualTo(Reason.BYPASS_HEADER);
        for (String wrong : new String[] {"", "1", "true", "*", secret.reveal() + "," + secret.reveal(), token + "x"}) {
            assertThat(reason(new SampleRequest().header("X-Maintenance-Bypass", wrong)))
                    .as(wrong)
                    .isEqualTo(Reason.MAINTENANCE);
        }
        assertThat(reason(new SampleRequest()
                        .header("X-Maintenance-Bypass", secret.reveal())
                        .header("X-Maintenance-Bypass", secret.reveal())))
                .isEqualTo(Reason.MAINTENANCE);
    }

    @Test
    void presenceIsEnoughOnlyWhereSomebodyInsists() {
        Gate insecure = site.gate("bypass.insecure-header", "X-Team");
        SampleRequest request = new SampleRequest().header("X-Team", "1");

        assertThat(reason(request)).isEqualTo(Reason.MAINTENANCE);
        assertThat(insecure.decide(request).reason()).isEqualTo(Reason.BYPASS_HEADER);
        assertThat(insecure.decide(new SampleRequest().header("X-Team", " ")).reason())
                .isEqualTo(Reason.MAINTENANCE);
    }

    @Test
    void cookiesDieWithTheMaintenance() {
        String cookie = cookie(gate);
        SampleRequest request = new SampleRequest().header("Cookie", cookie);
        assertThat(reason(request)).isEqualTo(Reason.BYPASS_COOKIE);

        site.maintenance.disable();
        assertThat(reason(request)).isEqualTo(Reason.OFF);
        site.maintenance.enable(secret::addTo);
        assertThat(reason(request)).as("the same secret, another activation").isEqualTo(Reason.MAINTENANCE);
        site.maintenance.enable();
        assertThat(reason(link("/", "maintenance_bypass=SECRET"))).isEqualTo(Reason.MAINTENANCE);
    }

    @Test
    void cookiesExpire() {
        SampleRequest request = new SampleRequest().header("Cookie", cookie(gate));

        site.pass(Duration.ofHours(12).minusSeconds(1));
        assertThat(reason(request)).isEqualTo(Reason.BYPASS_COOKIE);
        site.pass(Duration.ofSeconds(1));
        assertThat(reason(request)).isEqualTo(Reason.MAINTENANCE);
    }

    @Test
    void aCookieLastsAnHourLongerThanTheMaintenanceAtMost() {
        site.maintenance.enable(spec -> {
            secret.addTo(spec);
            spec.lasting(Duration.ofMinutes(30));
        });

        assertThat(Answers.header(gate.decide(link("/", "maintenance_bypass=SECRET")), "Set-Cookie"))
                .contains("Max-Age=5400;");
    }

    @Test
    void oneGoodCookieAmongThreeIsEnough() {
        String good = cookie(gate);
        String bad = COOKIE + "=bad";

        assertThat(reason(new SampleRequest().header("Cookie", bad).header("Cookie", bad + ";" + good)))
                .isEqualTo(Reason.BYPASS_COOKIE);
        assertThat(reason(new SampleRequest().header("Cookie", (bad + ";").repeat(3) + good)))
                .isEqualTo(Reason.MAINTENANCE);
        assertThat(reason(new SampleRequest().insecure().header("Cookie", good)))
                .as("seen without encryption behind a proxy")
                .isEqualTo(Reason.BYPASS_COOKIE);
    }

    @Test
    void theSecretOfAPartDoesNotOpenEverything() {
        Gate part = site.gate("scope", "store-a");
        BypassSecret own = BypassSecret.generate();
        site.maintenance.scope("store-a").enable(own::addTo);
        SampleRequest withOwn = new SampleRequest().header("X-Maintenance-Bypass", own.reveal());
        SampleRequest withGlobal = new SampleRequest().header("X-Maintenance-Bypass", secret.reveal());

        assertThat(part.decide(withOwn).reason()).isEqualTo(Reason.MAINTENANCE);
        assertThat(part.decide(withGlobal).reason()).isEqualTo(Reason.BYPASS_HEADER);
        site.maintenance.disable();
        assertThat(part.decide(withOwn).reason()).isEqualTo(Reason.BYPASS_HEADER);
        assertThat(part.decide(withGlobal).reason()).isEqualTo(Reason.MAINTENANCE);
        assertThat(Answers.header(
                        part.decide(new SampleRequest().query("maintenance_bypass=" + own.reveal())), "Set-Cookie"))
                .startsWith(COOKIE + "_store-a=");
        assertThat(gate.decide(withOwn).reason()).isEqualTo(Reason.OFF);
    }

    @Test
    void theSecretsOfAllHoldersCount() {
        BypassSecret other = BypassSecret.generate();
        site.maintenance.enable(spec -> other.addTo(spec.holder("deploy")));
        site.maintenance.enable(spec -> spec.holder("backup"));

        assertThat(reason(new SampleRequest().header("X-Maintenance-Bypass", other.reveal())))
                .isEqualTo(Reason.BYPASS_HEADER);
        assertThat(reason(new SampleRequest().header("X-Maintenance-Bypass", secret.reveal())))
                .isEqualTo(Reason.BYPASS_HEADER);
    }

    @Test
    void readersGetTheirCookieTooWhileOnlyChangesAreRejected() {
        site.maintenance.enable(spec -> secret.addTo(spec.level(Level.READ_ONLY)));
        SampleRequest post = new SampleRequest().method("POST");

        assertThat(reason(post)).isEqualTo(Reason.MAINTENANCE);
        assertThat(reason(post.header("Cookie", cookie(gate)))).isEqualTo(Reason.BYPASS_COOKIE);
    }

    @Test
    void waysInCanBeClosed() {
        Gate closed = site.gate("bypass.parameter", "none", "bypass.header", "none");

        assertThat(closed.decide(link("/", "maintenance_bypass=SECRET")).reason())
                .isEqualTo(Reason.MAINTENANCE);
        assertThat(closed.decide(new SampleRequest().header("X-Maintenance-Bypass", secret.reveal()))
                        .reason())
                .isEqualTo(Reason.MAINTENANCE);
    }

    /** There is nothing that grows with wrong tries: neither in the gate nor in the switch. */
    @Test
    void tenThousandWrongTriesLeaveNothingBehind() {
        for (int i = 0; i < 10_000; i++) {
            assertThat(reason(new SampleRequest().header("X-Maintenance-Bypass", "try-" + i)))
                    .isEqualTo(Reason.MAINTENANCE);
        }
        assertThat(reason(new SampleRequest().header("X-Maintenance-Bypass", secret.reveal())))
                .isEqualTo(Reason.BYPASS_HEADER);
    }

    @Test
    void attributesSomebodyElseWroteOpenNothing() {
        site.maintenance.enable(
                spec -> spec.attribute("bypass.secret", "sha256:x").attribute("bypass.key", "y"));

        assertThat(reason(new SampleRequest().header("X-Maintenance-Bypass", "")))
                .isEqualTo(Reason.MAINTENANCE);
        assertThat(reason(link("/", "maintenance_bypass=SECRET"))).isEqualTo(Reason.MAINTENANCE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "short",
                "nineteen-characters",
                "twenty characters with blanks",
                "zwanzig-und-mehr-zeichen-größe",
                "tab\tand-twenty-characters"
            })
    void aWeakSecretIsRefused(String weak) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BypassSecret.of(weak))
                .satisfies(e -> assertThat(weak.isEmpty()
                                || !String.valueOf(e.getMessage()).contains(weak))
                        .isTrue());
        assertThatIllegalArgumentException().isThrownBy(() -> BypassSecret.of("x".repeat(257)));
    }

    @Test
    void aChosenSecretWorksAndIsNeverShown() {
        BypassSecret chosen = BypassSecret.of("correct-horse-battery-staple");
        Map<String, String> attributes = chosen.attributes();
        site.maintenance.enable(spec -> attributes.forEach(spec::attribute));

        assertThat(reason(new SampleRequest().header("X-Maintenance-Bypass", "correct-horse-battery-staple")))
                .isEqualTo(Reason.BYPASS_HEADER);
        assertThat(chosen).hasToString("***");
        assertThat(attributes.toString()).doesNotContain("correct-horse");
    }
}
