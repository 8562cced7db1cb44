// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
    @MethodSource("oneOfEachRule")
    void itsNeighboursStayGreen(Variant variant) {
        KitRun run = KitRun.neighbours(variant.url(), variant.flaw().rule(), reports);

        assertThat(variant.flaw().also()).containsAll(run.failed().keySet());
    }

    /** Of those whose neighbours wait for nothing. */
    static List<Variant> oneOfEachRule() {
        Set<String> rules = new HashSet<>();
        return Variant.third().stream()
                .filter(each -> each.flaw().rule().matches("(OPT|STO|CAS).*"))
                .filter(each -> rules.add(each.flaw().rule()))
                .toList();
    }
}
