// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.tck.fixture.BackendProfile;
import io.maintenance.tck.selftest.KitRun;
import io.maintenance.tck.selftest.SampleKit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConformanceReportTest {

    private static final BackendProfile PROFILE = new BackendProfile("host", "none");

    @TempDir
    Path reports;

    @Test
    void tellsWhatBecameOfEachRuleInTheOrderOfTheIds() throws IOException {
        KitRun.group(SampleKit.address("ignores-case"), "CAS-3", reports);

        List<String> rules = lines("sample").stream()
                .filter(each -> each.contains("\"rule\""))
                .toList();
        assertThat(rules).hasSize(46).isSorted();
        assertThat(rules)
                .contains("    {\"rule\": \"CAS-1\", \"level\": \"MUST\", \"result\": \"passed\"},")
                .contains("    {\"rule\": \"PER-6\", \"level\": \"SHOULD\", \"result\": \"not run\"},")
                .anySatisfy(each -> assertThat(each)
                        .startsWith("    {\"rule\": \"CAS-3\", \"level\": \"MUST\", \"result\": \"failed\", \"reason\":"
                                + " \"CAS-3: With \\\"a\\\" stored"));
    }

    @Test
    void namesTheSchemeAndTheKit() throws IOException {
        KitRun.group(SampleKit.address(SampleKit.SOUND), "CAS-1", reports);

        assertThat(lines("sample"))
                .contains("  \"scheme\": \"sample\",")
                .anyMatch(each -> each.matches("  \"kit\": \"[0-9].*\","));
    }

    @Test
    void storesOfOneSchemeHaveReportsOfTheirOwnIfTheyAreNamed() throws IOException {
        new RuleResults("sample-other", "sample", PROFILE).write(reports);

        assertThat(lines("sample-other")).contains("  \"name\": \"sample-other\",", "  \"scheme\": \"sample\",");
    }

    @Test
    void tellsWhoSharesTheStoreAndHowItTellsOfChanges() throws IOException {
        KitRun.group(SampleKit.address(SampleKit.SOUND), "CAS-1", reports);

        assertThat(lines("sample")).contains("  \"reach\": \"cluster\",", "  \"watch\": \"complete\",");
    }

    @Test
    void givesTheReasonOfASkip() throws IOException {
        KitRun run = KitRun.alone(SampleKit.address("loses-at-restart"), "PER-6", reports);

        assertThat(run.skipped().get("PER-6")).startsWith("PER-6 skipped: a SHOULD that is not kept: The status after");
        assertThat(lines("sample")).anyMatch(each -> each.contains("\"PER-6\"") && each.contains("\"skipped\""));
    }

    @Test
    void classesThatNameOneReportShareIt() {
        RuleResults results = new RuleResults("sample", "sample", PROFILE);
        results.note("CAS-1", RuleOutcome.SKIPPED, "why");
        results.note("CAS-1", RuleOutcome.PASSED, "");
        results.note("CAS-2", RuleOutcome.FAILED, "why");
        results.note("CAS-2", RuleOutcome.PASSED, "");

        assertThat(results.outcome("CAS-1")).isEqualTo(RuleOutcome.PASSED);
        assertThat(results.outcome("CAS-2")).isEqualTo(RuleOutcome.FAILED);
    }

    private List<String> lines(String scheme) throws IOException {
        return Files.readAllLines(reports.resolve(scheme + ".json"));
    }
}
