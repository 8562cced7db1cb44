// SPDX-License-Identifier: Apache-2.0
package io.maintenance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AddingABackendTest {

    private static final String PAGE = Pages.read("docs/adding-a-backend.md");
    private static final Path EXAMPLE = Pages.ROOT.resolve("examples/custom-backend");

    /** A link to a file of the example, and the fence that follows in the same section. */
    private static final Pattern SNIPPET = Pattern.compile(
            "(?ms)]\\(\\.\\./(examples/custom-backend/[^)]+)\\)[^`#]*(?:`[^`\n]+`[^`#]*)*^```\\w*\n(.*?)^```$");

    private static final Pattern LEFT_OUT = Pattern.compile("(?m)^ *(// \\.\\.\\.|<!-- \\.\\.\\. -->)\n");

    @Test
    void eachSnippetIsPartOfTheFileThatIsNamedAboveIt() {
        List<MatchResult> snippets = SNIPPET.matcher(PAGE).results().toList();

        assertThat(snippets).hasSize(5).allSatisfy(each -> assertThat(Pages.read(each.group(1)))
                .as(each.group(1))
                .containsSubsequence(LEFT_OUT.split(each.group(2))));
    }

    @Test
    void eachFileOfTheExampleIsShown() throws IOException {
        List<String> shown =
                SNIPPET.matcher(PAGE).results().map(each -> each.group(1)).toList();

        assertThat(files())
                .map(each -> Pages.ROOT.relativize(each).toString())
                .containsExactlyInAnyOrderElementsOf(shown);
    }

    @Test
    void theExampleIsSmall() throws IOException {
        long lines = 0;
        for (Path each : files()) {
            lines += Files.readAllLines(each).size();
        }

        assertThat(files()).hasSize(5);
        assertThat(lines).isLessThanOrEqualTo(250);
    }

    @Test
    void thePageIsShort() {
        assertThat(PAGE.lines()).hasSizeLessThanOrEqualTo(120);
    }

    /** The pom names the versions that the parent names, because whoever copies it has no parent. */
    @Test
    void theExampleHasTheVersionsOfThisBuild() {
        String parent = Pages.read("pom.xml");
        String pom = Pages.read("examples/custom-backend/pom.xml");

        for (String name : List.of("jspecify", "surefire")) {
            assertThat(pom).contains("<version>" + property(parent, name + ".version") + "</version>");
        }
        String compiler = "<artifactId>maven-compiler-plugin</artifactId>\n%s<version>";
        assertThat(version(pom, compiler.formatted(" ".repeat(8))))
                .isEqualTo(version(parent, compiler.formatted(" ".repeat(10))));
    }

    private static String property(String pom, String name) {
        return version(pom, "<" + name + ">");
    }

    private static String version(String pom, String before) {
        int begin = pom.indexOf(before) + before.length();
        return pom.substring(begin, pom.indexOf('<', begin));
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLE)) {
            return files.filter(Files::isRegularFile)
                    .filter(each -> !each.startsWith(EXAMPLE.resolve("target")))
                    .toList();
        }
    }
}
