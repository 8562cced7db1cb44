// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.tck.ContractProfile.Part;
import io.maintenance.tck.fixture.BackendProfile;
import io.maintenance.tck.fixture.DeclaredParts;
import io.maintenance.tck.rules.ContractRule;
import io.maintenance.tck.rules.RuleCatalog;
import io.maintenance.tck.selftest.KitRun;
import io.maintenance.tck.selftest.SampleKit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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
        assertThat(rules).hasSameSizeAs(RuleCatalog.all().keySet());
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
        new RuleResults("sample-other", "sample", PROFILE, DeclaredParts.of(SampleKit.class)).write(reports);

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
        RuleResults results = new RuleResults("sample", "sample", PROFILE, DeclaredParts.of(SampleKit.class));
        ContractRule first = rule("CAS-1");
        ContractRule second = rule("CAS-2");
        results.note(first, RuleOutcome.SKIPPED, "why");
        results.note(first, RuleOutcome.PASSED, "");
        results.note(second, RuleOutcome.FAILED, "why");
        results.note(second, RuleOutcome.PASSED, "");

        assertThat(results.outcome("CAS-1")).isEqualTo(RuleOutcome.PASSED);
        assertThat(results.outcome("CAS-2")).isEqualTo(RuleOutcome.FAILED);
    }

    @Test
    void rulesComeInTheOrderOfTheContractAndSayWhatIsRacy() throws IOException {
        new RuleResults("sample-order", "sample", PROFILE, DeclaredParts.of(SampleKit.class)).write(reports);

        List<String> rules = lines("sample-order").stream()
                .filter(each -> each.contains("\"rule\""))
                .toList();
        assertThat(rules.get(0)).contains("\"OPT-1\"");
        assertThat(rules)
                .containsSubsequence(
                        List.of(line("OPT-9"), line("STO-1"), line("CAS-1"), line("WAT-9"), line("WAT-10")));
        assertThat(rules)
                .filteredOn(each -> each.contains("\"racy\": true"))
                .isNotEmpty()
                .anyMatch(each -> each.contains("\"CON-3\""))
                .noneMatch(each -> each.contains("\"STO-"));
    }

    @Test
    void rulesOutsideOfTheProfileAreCalledThat() throws IOException {
        new RuleResults("sample-basic", "sample", PROFILE, new DeclaredParts(Set.of(Part.BASIC))).write(reports);

        assertThat(lines("sample-basic"))
                .contains("  \"profile\": \"basic\",")
                .anyMatch(each -> each.contains("\"WAT-1\"") && each.contains("\"outside\""))
                .anyMatch(each -> each.contains("\"FAI-4\"") && each.contains("\"outside\""))
                .contains(line("CAS-1"));
    }

    private static String line(String rule) {
        return "    {\"rule\": \"" + rule + "\", \"level\": \"MUST\", \"result\": \"not run\"},";
    }

    private static ContractRule rule(String id) {
        return Objects.requireNonNull(RuleCatalog.all().get(id));
    }

    private List<String> lines(String scheme) throws IOException {
        return Files.readAllLines(reports.resolve(scheme + ".json"));
    }
}
