// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The kit bites nothing else: the other rules of the group in which a backend is broken stay green. */
@Tag("slow")
class NeighboursTest {

    @TempDir
    Path reports;

    @ParameterizedTest
    @MethodSource("flawsOfOneRule")
    void itsNeighboursStayGreen(Flaw flaw) {
        KitRun run = KitRun.neighbours(flaw.url(), flaw.rule(), reports);

        assertThat(flaw.also()).containsAll(run.failed().keySet());
    }

    /** Without those whose neighbours wait for what never comes. */
    static List<Flaw> flawsOfOneRule() {
        return Flaw.ALL.stream()
                .filter(flaw -> !flaw.rule().matches("(FAL|WAT).*"))
                .toList();
    }
}
