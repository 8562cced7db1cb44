// SPDX-License-Identifier: Apache-2.0
package io.maintenance.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The table of faults is made from the reports of the trials, whose every line was seen on real servers. With {@code
 * -Dfaults.update} it is written, and otherwise compared; milliseconds are not.
 */
class FaultTableTest {

    private static final String PAGE = "docs/faults.md";
    private static final String BEGIN =
            "<!-- made from the reports of the trials: mvn verify -pl docs -am -Dfaults.update -->\n";
    private static final String END = "<!-- end -->\n";
    private static final String HEAD =
            """
            | the store is | backends | requests see | a change is answered | all agree again within |
            |---|---|---|---|---|
            """;

    private static final List<String> STORES = List.of("file", "redis", "memcached", "hazelcast");
    private static final int COLUMNS_COMPARED = 4;

    @Test
    void thePageSaysWhatTheTrialsSaw() throws IOException {
        String table = table();
        String page = Pages.read(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END, begin);
        assertThat(page).contains(BEGIN, END);

        if (System.getProperty("faults.update") != null) {
            Files.writeString(Pages.ROOT.resolve(PAGE), page.substring(0, begin) + table + page.substring(end));
        } else {
            assertThat(page.substring(begin, end))
                    .as("the table of faults; mvn verify -pl docs -am -Dfaults.update writes it anew")
                    .isEqualTo(table);
        }
    }

    /** One row for each fault and each way in which backends bear it. */
    private static String table() throws IOException {
        Map<String, Map<String, List<String>>> faults = new LinkedHashMap<>();
        for (String store : STORES) {
            Path report = Pages.ROOT.resolve("maintenance-trials/target/maintenance-trials/" + store + ".tsv");
            assumeTrue(Files.exists(report), () -> "no report of " + store + ": its trials have not run");
            for (String line : Files.readAllLines(report)) {
                List<String> cells = List.of(line.split("\t", -1)).subList(0, COLUMNS_COMPARED);
                faults.computeIfAbsent(cells.get(0), any -> new LinkedHashMap<>())
                        .computeIfAbsent(
                                String.join(" | ", cells.subList(1, COLUMNS_COMPARED)), any -> new ArrayList<>())
                        .add(store);
            }
        }
        StringBuilder table = new StringBuilder(HEAD);
        faults.forEach((fault, rows) -> rows.forEach((row, stores) -> table.append("| ")
                .append(fault)
                .append(" | ")
                .append(String.join(", ", stores))
                .append(" | ")
                .append(row)
                .append(" |\n")));
        return table.toString();
    }
}
