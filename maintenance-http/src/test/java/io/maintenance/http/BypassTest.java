// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in with a secret. */
class BypassTest {

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
    void theHeaderHasToHoldTheSecret() {
        String token = cookie(gate).split("=", 2)[1];

        assertThat(reason(new SampleRequest().header("X-Maintenance-Bypass", secret.reveal())))
                .isEqualTo(DecisionReason.BYPASS_HEADER);
        assertThat(reason(new SampleRequest().header("x-maintenance-bypass", token)))
                .isEqualTo(DecisionReason.BYPASS_HEADER);
        for (String wrong : new String[] {"", "1", "true", "*", secret.reveal() + "," + secret.reveal(), token + "x"}) {
            assertThat(reason(new SampleRequest().header("X-Maintenance-Bypass", wrong)))
                    .as(wrong)
                    .isEqualTo(DecisionReason.MAINTENANCE);
        }
        assertThat(reason(new SampleRequest()
                        .header("X-Maintenance-Bypass", secret.reveal())
                        .header("X-Maintenance-Bypass", secret.reveal())))
                .isEqualTo(DecisionReason.MAINTENANCE);
    }

    @Test
    void presenceIsEnoughOnlyWhereSomebodyInsists() {
        Gate insecure = site.gate("bypass.insecure-header", "X-Team");
        SampleRequest request = new SampleRequest().header("X-Team", "1");

        assertThat(reason(request)).isEqualTo(DecisionReason.MAINTENANCE);
        assertThat(insecure.decide(request).reason()).isEqualTo(DecisionReason.BYPASS_HEADER);
        assertThat(insecure.decide(new SampleRequest().header("X-Team", " ")).reason())
                .isEqualTo(DecisionReason.MAINTENANCE);
    }

    @Test
    void theSecretOfAPartDoesNotOpenEverything() {
        Gate part = site.gate("scope", "store-a");
        BypassSecret own = BypassSecret.generate();
        site.maintenance.scope("store-a").enable(own::addTo);
        SampleRequest withOwn = new SampleRequest().header("X-Maintenance-Bypass", own.reveal());
        SampleRequest withGlobal = new SampleRequest().header("X-Maintenance-Bypass", secret.reveal());

        assertThat(part.decide(withOwn).reason()).isEqualTo(DecisionReason.MAINTENANCE);
        assertThat(part.decide(withGlobal).reason()).isEqualTo(DecisionReason.BYPASS_HEADER);
        site.maintenance.disable();
        assertThat(part.decide(withOwn).reason()).isEqualTo(DecisionReason.BYPASS_HEADER);
        assertThat(part.decide(withGlobal).reason()).isEqualTo(DecisionReason.MAINTENANCE);
        assertThat(AnswerText.header(
                        part.decide(new SampleRequest().query("maintenance_bypass=" + own.reveal())), "Set-Cookie"))
                .startsWith(COOKIE + "_store-a=");
        assertThat(gate.decide(withOwn).reason()).isEqualTo(DecisionReason.OFF);
    }

    @Test
    void theSecretsOfAllHoldersCount() {
        BypassSecret other = BypassSecret.generate();
        site.maintenance.enable(spec -> other.addTo(spec.holder("deploy")));
        site.maintenance.enable(spec -> spec.holder("backup"));

        assertThat(reason(new SampleRequest().header("X-Maintenance-Bypass", other.reveal())))
                .isEqualTo(DecisionReason.BYPASS_HEADER);
        assertThat(reason(new SampleRequest().header("X-Maintenance-Bypass", secret.reveal())))
                .isEqualTo(DecisionReason.BYPASS_HEADER);
    }

    @Test
    void waysInCanBeClosed() {
        Gate closed = site.gate("bypass.parameter", "none", "bypass.header", "none");

        assertThat(closed.decide(link("/", "maintenance_bypass=SECRET")).reason())
                .isEqualTo(DecisionReason.MAINTENANCE);
        assertThat(closed.decide(new SampleRequest().header("X-Maintenance-Bypass", secret.reveal()))
                        .reason())
                .isEqualTo(DecisionReason.MAINTENANCE);
    }

    /** There is nothing that grows with wrong tries: neither in the gate nor in the switch. */
    @Test
    void tenThousandWrongTriesLeaveNothingBehind() {
        for (int i = 0; i < 10_000; i++) {
            assertThat(reason(new SampleRequest().header("X-Maintenance-Bypass", "try-" + i)))
                    .isEqualTo(DecisionReason.MAINTENANCE);
        }
        assertThat(reason(new SampleRequest().header("X-Maintenance-Bypass", secret.reveal())))
                .isEqualTo(DecisionReason.BYPASS_HEADER);
    }

    @Test
    void attributesSomebodyElseWroteOpenNothing() {
        site.maintenance.enable(
                spec -> spec.attribute("bypass.secret", "sha256:x").attribute("bypass.key", "y"));

        assertThat(reason(new SampleRequest().header("X-Maintenance-Bypass", "")))
                .isEqualTo(DecisionReason.MAINTENANCE);
        assertThat(reason(link("/", "maintenance_bypass=SECRET"))).isEqualTo(DecisionReason.MAINTENANCE);
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
                .isEqualTo(DecisionReason.BYPASS_HEADER);
        assertThat(chosen).hasToString("***");
        assertThat(attributes.toString()).doesNotContain("correct-horse");
    }
}
