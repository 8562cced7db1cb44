// SPDX-License-Identifier: Apache-2.0
package io.maintenance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the map of the architecture names is there. */
class ArchitectureTest {

    private static final String PAGE = Pages.read("docs/architecture.md");
    private static final Pattern TYPE = Pattern.compile("`([A-Z][a-z]\\w*)(?:\\.([a-z]\\w*))?`");
    private static final Pattern PACKAGE = Pattern.compile("`(io\\.maintenance[a-z.]*)`");
    private static final Pattern FILE = Pattern.compile("`([a-z][\\w-]*/[\\w./-]+)`");

    /** The source of each type by its simple name. */
    private static final Map<String, Path> SOURCES = new TreeMap<>();

    @BeforeAll
    static void findSources() {
        Pages.ending(".java").stream()
                .filter(each -> each.toString().contains("/src/main/java/"))
                .forEach(each -> SOURCES.put(each.getFileName().toString().replace(".java", ""), each));
    }

    @Test
    void everyTypeExists() {
        assertThat(SOURCES).containsKeys(all(TYPE).map(each -> each.group(1)).toArray(String[]::new));
    }

    @Test
    void everyMethodIsInItsType() {
        assertThat(all(TYPE).filter(each -> each.group(2) != null)).isNotEmpty().allSatisfy(each -> assertThat(
                        SOURCES.get(each.group(1)))
                .content()
                .containsPattern("[ .]" + each.group(2) + "\\("));
    }

    @Test
    void everyPackageExists() {
        assertThat(all(PACKAGE).map(each -> each.group(1).replace('.', '/')))
                .isNotEmpty()
                .allMatch(each -> SOURCES.values().stream()
                        .anyMatch(source ->
                                source.toString().replaceFirst("/[^/]+$", "").endsWith("/" + each)));
    }

    @Test
    void everyPathExists() {
        assertThat(all(FILE).map(each -> each.group(1)).filter(each -> !each.contains("/target/")))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(Pages.ROOT.resolve(each)).exists());
    }

    @Test
    void everyPublishedModuleIsOnIt() {
        assertThat(Modules.published()).isNotEmpty().allMatch(each -> PAGE.contains("`" + each + "`"));
    }

    private static Stream<MatchResult> all(Pattern pattern) {
        return pattern.matcher(PAGE).results();
    }
}
