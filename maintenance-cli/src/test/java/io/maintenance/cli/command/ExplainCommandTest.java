// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.maintenance.MaintenanceMode;
import io.maintenance.cli.harness.CommandOutput;
import io.maintenance.cli.harness.SharedSwitch;
import io.maintenance.cli.terminal.ExitCode;
import io.maintenance.http.BypassSecret;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code explain} says of a request. */
class ExplainCommandTest {

    private final SharedSwitch shared = new SharedSwitch();
    private final MaintenanceMode maintenance = shared.maintenance();

    @AfterEach
    void close() {
        shared.close();
    }

    @Test
    void aVisitIsExplainedRuleByRule() {
        shared.set("maintenance.http.paths.exclude", "/health");
        maintenance.enable(spec -> spec.addresses(List.of("203.0.113.7")));

        CommandOutput rejected = shared.run("explain", "--ip", "198.51.100.1", "--header", "Accept: application/json");

        assertThat(rejected.exit()).isZero();
        assertThat(rejected.out())
                .startsWith("GET / in global\n")
                .containsPattern("off +no +global is in maintenance, held by operator\n")
                .containsPattern("address +no +198.51.100.1 is on no list")
                .containsPattern("maintenance +yes +nothing lets it through\n")
                .contains("The visitor gets 503 from the gate (maintenance), ")
                .containsPattern("Content-Type +application/problem\\+json\n");
        assertThat(shared.run("explain", "--ip", "203.0.113.7").out()).contains("gets the application (address)");
        assertThat(shared.run("explain", "--path", "/health").out()).contains("gets the application (excluded)");
        assertThat(shared.run("explain", "--path", "/health/..;/x").out()).contains("503", "servers disagree");
        assertThat(shared.run("explain", "--path", "/health#x").out()).contains("503", "servers disagree");
        assertThat(shared.run("explain", "--path", "https://shop.example/health?x")
                        .out())
                .contains("gets the application (excluded)");
        assertThat(shared.run("explain", "--path", "/cart").out()).contains("/cart, the path below the context path");
        maintenance.disable();
        assertThat(shared.run("explain").out()).endsWith("The visitor gets the application (off).\n");
    }

    @Test
    void anExplanationIsADocumentToo() throws IOException {
        maintenance.enable();

        Map<String, Object> document = JSON.std.mapFrom(
                shared.run("explain", "--method", "POST", "--json").out());

        assertThat(document)
                .containsEntry("passes", false)
                .containsEntry("status", 503)
                .containsEntry("rule", "maintenance")
                .containsEntry("scope", "global");
        assertThat((List<?>) Objects.requireNonNull(document.get("rules"))).hasSize(9);
    }

    @Test
    void noCookieIsShown() {
        BypassSecret secret = BypassSecret.generate();
        maintenance.enable(secret::addTo);
        String path = "/a?maintenance_bypass=" + secret.reveal();

        String shown = shared.run("explain", "--path", path).out()
                + shared.run("explain", "--path", path, "--json").out();

        assertThat(shown).contains("303").doesNotContain(secret.reveal(), "v1.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--path=x", "--header=none", "--header=:x"})
    void aRequestThatIsNoneIsRefused(String option) {
        assertThat(shared.run("explain", option).exit()).isEqualTo(ExitCode.USAGE);
    }
}
