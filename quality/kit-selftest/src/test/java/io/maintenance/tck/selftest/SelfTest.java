// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.tck.rules.RuleCatalog;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The kit bites: sound backends keep every rule, and each broken one goes red where it is broken. {@code ./mutate kit} tries all. */
@Tag("slow")
class SelfTest {

    private static final int FEWEST = 120;

    @TempDir
    Path reports;

    @Test
    void thereAreManyVariantsAndEachFlawHasANameOfItsOwn() {
        assertThat(Variant.seen()).hasSizeGreaterThanOrEqualTo(FEWEST);
        assertThat(Flaw.ALL).extracting(Flaw::name).doesNotHaveDuplicates();
    }

    @Test
    void eachRuleThatMustBeKeptIsBrokenByAVariantThatIsTriedHere() {
        Set<String> must = RuleCatalog.all().entrySet().stream()
                .filter(rule -> !rule.getValue().should())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());

        assertThat(Variant.third()).extracting(each -> each.flaw().rule()).containsAll(must);
    }

    @Test
    void soundBackendsKeepEveryRuleAndOneOrTheOtherSkipsNone() {
        Set<String> kept = new HashSet<>();
        for (String scheme : List.of(SampleStore.SERVER, SampleStore.EMBEDDED)) {
            KitRun run = KitRun.all(SampleKit.url(scheme, SampleKit.SOUND), reports);
            assertThat(run.failed()).as(scheme).isEmpty();
            kept.addAll(run.passed());
        }

        assertThat(kept).isEqualTo(RuleCatalog.all().keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"STO-1", "CAS-1", "CON-1", "PER-1"})
    void aStoreThatFailsAtTimesIsSound(String ruleOfTheGroup) {
        String url = SampleKit.address("fails-at-times");
        KitRun run = KitRun.group(url, ruleOfTheGroup, reports);

        assertThat(run.failed()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("variants")
    void aBrokenBackendGoesRed(Variant variant) {
        String rule = variant.flaw().rule();
        KitRun run = KitRun.red(variant.url(), rule, reports);

        assertThat(run.failed()).containsOnlyKeys(rule);
        assertThat(run.failed().get(rule)).startsWith(rule + ": ").contains("Check: ");
    }

    static List<Variant> variants() {
        return Variant.third();
    }
}
