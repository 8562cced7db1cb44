// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.http.settings.SettingsReview;
import io.maintenance.spi.Finding;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of settings that are allowed and will not do what somebody expects. */
class SettingsReviewTest {

    private static SettingsReview review(String name, String value) {
        return new SettingsReview(HttpSettings.of(Map.of("maintenance.http." + name, value), "the test")
                .gateSettings());
    }

    @ParameterizedTest
    @CsvSource({
        "paths.exclude, /app/health, write /health:",
        "paths.exclude, GET /app/health/**, write /health/**:",
        "paths.exclude, /app, write /:",
        "json-paths, /app/api/**, write /api/**:",
        "scopes, /app/fr=fr, write /fr:",
        "scopes, shop.example/app/fr=fr, write /fr:",
    })
    void whatBeginsWithTheContextPathIsNamed(String name, String value, String remedy) {
        assertThat(review(name, value).context("/app"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.detail()).startsWith("maintenance.http." + name + " has "))
                .satisfies(finding -> assertThat(finding.remedy()).startsWith(remedy));
    }

    @Test
    void whatDoesNotBeginWithItIsNot() {
        SettingsReview review = review("paths.exclude", "/apple, /health, /x/app");

        assertThat(review.context("/app")).isEmpty();
        assertThat(review.context("")).isEmpty();
    }

    @Test
    void aRedirectToWhatMayBeHeldBackIsNamed() {
        List<Finding> findings =
                review("response.redirect", "https://shop.example/closed?x").redirect();

        assertThat(findings).singleElement().satisfies(finding -> assertThat(finding.remedy())
                .startsWith("add /closed to maintenance.http.paths.exclude"));
        assertThat(HttpSettings.of(Map.of("maintenance.http.response.redirect", "https://shop.example/closed"), "x")
                        .diagnose())
                .hasSize(1);
    }

    @Test
    void aRedirectToAnExcludedPageOrToAnotherSiteIsNot() {
        SettingsReview excluded = new SettingsReview(HttpSettings.of(
                        Map.of(
                                "maintenance.http.response.redirect", "https://shop.example/closed",
                                "maintenance.http.paths.exclude", "/closed"),
                        "the test")
                .gateSettings());

        assertThat(excluded.redirect()).isEmpty();
        assertThat(review("response.redirect", "https://status.example/").redirect())
                .isEmpty();
        assertThat(HttpSettings.defaults().diagnose()).isEmpty();
    }
}
