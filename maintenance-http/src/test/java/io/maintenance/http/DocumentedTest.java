// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.http.Explanation.RuleStep;
import io.maintenance.http.page.PageRenderer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code docs/http.md} says what is true. */
class DocumentedTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private final String page = read(ROOT.resolve("docs/http.md"));
    private final GateFixture site = new GateFixture();

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void theTableOfSettingsIsComplete() {
        assertThat(firstColumn("## Settings").map(name -> "maintenance.http." + name))
                .containsExactlyElementsOf(HttpSettings.names());
    }

    @Test
    void theTableOfRulesIsInTheirOrder() {
        assertThat(firstColumn("## The rules, in order"))
                .containsExactlyElementsOf(Arrays.stream(DecisionReason.values())
                        .map(DecisionReason::label)
                        .toList());
    }

    @Test
    void theGateAsksInThatOrder() {
        Gate gate = site.builder("dry-run", "true").letThrough(request -> false).build();
        site.maintenance.enable();
        List<DecisionReason> asked = gate.explain(new SampleRequest()).steps().stream()
                .map(RuleStep::rule)
                .toList();

        assertThat(asked).isSorted().hasSize(DecisionReason.values().length - 1);
    }

    @Test
    void theTableOfVariablesIsComplete() {
        assertThat(firstColumn("## The page")).containsExactlyElementsOf(PageRenderer.VARIABLES);
    }

    @Test
    void theDefaultsAreThoseOfTheTable() {
        assertThat(Pattern.compile("(?m)^\\| `([a-z.-]+)` \\| `([^`]+)` \\|")
                        .matcher(section("## Settings"))
                        .results()
                        .toList())
                .hasSizeGreaterThan(15)
                .allSatisfy(row -> assertThat(
                                HttpSettings.of(Map.of("maintenance.http." + row.group(1), row.group(2)), "docs")
                                        .gateSettings()
                                        .toString())
                        .as(row.group(1))
                        .isEqualTo(HttpSettings.defaults().gateSettings().toString()));
    }

    @Test
    void everyTestThatIsNamedIsThere() throws IOException {
        String tests = sources();

        assertThat(Pattern.compile("`([A-Z]\\w+Test)\\.(\\w+)`")
                        .matcher(page)
                        .results()
                        .toList())
                .hasSizeGreaterThan(15)
                .allSatisfy(named -> {
                    String source = between(tests, "\nclass " + named.group(1) + " {", "\n}\n");
                    assertThat(source).as(named.group()).contains("void " + named.group(2) + "(");
                });
    }

    private static String sources() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(ROOT.resolve("maintenance-http/src/test/java"))) {
            files.filter(file -> file.toString().endsWith("Test.java"))
                    .forEach(file -> all.append(read(file)).append('\n'));
        }
        return all.toString();
    }

    private Stream<String> firstColumn(String heading) {
        return Pattern.compile("(?m)^\\| `([a-z._-]+)` \\|")
                .matcher(section(heading))
                .results()
                .map(row -> row.group(1).toLowerCase(Locale.ROOT));
    }

    private String section(String heading) {
        return between(page, "\n" + heading + "\n", "\n## ");
    }

    private static String between(String text, String begin, String end) {
        int start = text.indexOf(begin);
        assertThat(start).as(begin).isNotNegative();
        int stop = text.indexOf(end, start + begin.length());
        return text.substring(start, stop < 0 ? text.length() : stop);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
