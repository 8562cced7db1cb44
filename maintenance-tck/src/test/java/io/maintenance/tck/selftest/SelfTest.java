// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.tck.rules.RuleCatalog;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The kit bites: a sound backend keeps every rule, and each broken one goes red where it is broken, see also {@link NeighboursTest}. */
@Tag("slow")
class SelfTest {

    @TempDir
    Path reports;

    @Test
    void thereAreManyFlawsAndEachHasANameOfItsOwn() {
        assertThat(Flaw.ALL).hasSizeGreaterThan(20).extracting(Flaw::name).doesNotHaveDuplicates();
    }

    @Test
    void aSoundBackendKeepsEveryRuleAndSkipsNone() {
        KitRun run = KitRun.all(SampleKit.address(SampleKit.SOUND), reports);

        assertThat(run.failed()).isEmpty();
        assertThat(run.skipped()).containsOnlyKeys("PER-7");
        assertThat(run.passed()).hasSize(RuleCatalog.all().size() - 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"STO-1", "CAS-1", "CON-1", "PER-1"})
    void aStoreThatIsBusyAtTimesIsSound(String ruleOfTheGroup) {
        KitRun run = KitRun.group(SampleKit.address(BusyStore.NAME), ruleOfTheGroup, reports);

        assertThat(run.failed()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("flaws")
    void aBrokenBackendGoesRed(Flaw flaw) {
        KitRun run = KitRun.alone(flaw.url(), flaw.rule(), reports);

        assertThat(run.failed()).containsOnlyKeys(flaw.rule());
        assertThat(run.failed().get(flaw.rule())).startsWith(flaw.rule() + ": ").contains("Check: ");
    }

    static List<Flaw> flaws() {
        return Flaw.ALL;
    }
}
