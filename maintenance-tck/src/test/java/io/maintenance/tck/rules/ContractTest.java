// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.tck.MaintenanceBackendTck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The page of the rules and the kit say the same. */
class ContractTest {

    /** A rule has an anchor of its own name, so that a report can link to it. */
    private static final Pattern RULE =
            Pattern.compile("\\| <a id=\"([A-Z]{3}-[0-9]+)\"></a>\\1 \\| (MUST|SHOULD) \\| .+ \\|");

    private static final Pattern INTENT = Pattern.compile("\\| \\| \\| \\*.+\\* \\|");

    private final List<String> page = read();

    @Test
    void theyNameTheSameRulesAtTheSameLevel() {
        Map<String, String> written = new TreeMap<>();
        page.stream().map(RULE::matcher).filter(line -> line.matches()).forEach(line -> assertThat(
                        written.put(line.group(1), line.group(2)))
                .isNull());
        Map<String, String> tested = new TreeMap<>();
        RuleCatalog.all().forEach((id, rule) -> tested.put(id, rule.should() ? "SHOULD" : "MUST"));

        assertThat(written).isEqualTo(tested).isNotEmpty();
    }

    @Test
    void theKitRunsEveryGroup() {
        Stream<Class<?>> run = Stream.of(MaintenanceBackendTck.class.getDeclaredClasses())
                .filter(each -> each.isAnnotationPresent(Nested.class))
                .map(Class::getSuperclass);

        assertThat(run).containsExactlyInAnyOrderElementsOf(RuleCatalog.GROUPS);
    }

    @Test
    void eachRuleIsFollowedByWhatItIsFor() {
        for (int i = 0; i < page.size(); i++) {
            if (RULE.matcher(page.get(i)).matches()) {
                assertThat(page.get(i + 1)).as("after " + page.get(i)).matches(INTENT);
            }
        }
    }

    private static List<String> read() {
        try {
            Path here = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
            return Files.readAllLines(here.resolve("../docs/contract.md"));
        } catch (IOException e) {
            throw new AssertionError("docs/contract.md stands beside the modules", e);
        }
    }
}
