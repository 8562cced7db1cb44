// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.MaintenanceMode;
import io.maintenance.spi.Finding;
import io.maintenance.spi.Finding.Severity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@code doctor} says about the gate. */
class GateFindingsTest {

    private static List<Finding> of(Map<String, String> settings) {
        return GateFindings.of(MaintenanceMode.builder().properties(settings, "the test"));
    }

    @Test
    void aRedirectToAPageThatMayBeHeldBackIsAWarning() {
        assertThat(of(Map.of("maintenance.http.response.redirect", "https://shop.example/closed")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.WARN))
                .satisfies(finding -> assertThat(finding.detail()).contains("https://shop.example/closed"));
    }

    @Test
    void eachWrongSettingIsAFailure() {
        assertThat(of(Map.of("maintenance.http.paths.exclude", "health, //x")))
                .hasSize(2)
                .allMatch(finding -> finding.severity() == Severity.FAIL);
    }

    @Test
    void nothingIsSaidOfSettingsThatAreRight() {
        assertThat(of(Map.of("maintenance.http.paths.exclude", "/shop"))).isEmpty();
        assertThat(of(Map.of())).isEmpty();
    }
}
