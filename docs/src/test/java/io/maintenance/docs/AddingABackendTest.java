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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddingABackendTest {

    private static final String PAGE = Pages.read("docs/adding-a-backend.md");
    private static final Path ROWS = Pages.ROOT.resolve("examples/custom-backend");
    private static final Path WATCH = Pages.ROOT.resolve("examples/custom-backend-watch");

    /** A link to a file, and the fence that follows before any other link, in the same section. */
    private static final Pattern SNIPPET =
            Pattern.compile("(?ms)]\\(([^)]+)\\)(?:(?!]\\(|^#|^```).)*^```(\\w*)\n(.*?)^```$");

    private static final Pattern CODE = Pattern.compile("(?m)^```(java|xml)$");

    private static final Pattern LEFT_OUT = Pattern.compile("(?m)^ *(// \\.\\.\\.|<!-- \\.\\.\\. -->)\n");

    @Test
    void eachSnippetIsPartOfTheFileThatIsNamedAboveIt() {
        assertThat(snippets()).hasSizeGreaterThan(5).allSatisfy(each -> assertThat(Pages.read(file(each)))
                .as(file(each))
                .containsSubsequence(LEFT_OUT.split(each.group(3))));
    }

    @Test
    void allJavaAndXmlIsOfAFileThatIsNamed() {
        assertThat(snippets().stream().filter(each -> each.group(2).matches("java|xml")))
                .hasSize((int) CODE.matcher(PAGE).results().count());
    }

    @Test
    void eachFileOfTheSmallestExampleIsShown() throws IOException {
        List<String> shown = snippets().stream().map(AddingABackendTest::file).toList();

        assertThat(files(ROWS))
                .hasSize(5)
                .map(each -> Pages.ROOT.relativize(each).toString())
                .isSubsetOf(shown);
    }

    @Test
    void theExamplesAreSmall() throws IOException {
        assertThat(lines(files(ROWS))).isLessThanOrEqualTo(250);
        assertThat(lines(files(WATCH.resolve("src/main")))).isLessThanOrEqualTo(250);
    }

    @Test
    void aTestClassWithARealServerIsSmall() {
        String test = Pages.read("examples/custom-backend-watch/src/test/java/io/maintenance/examples/zookeeper/"
                + "ZooKeeperBackendTckTest.java");

        assertThat(test.substring(test.indexOf("class ")).lines()).hasSizeLessThanOrEqualTo(15);
    }

    @Test
    void thePageIsShort() {
        assertThat(PAGE.lines()).hasSizeLessThanOrEqualTo(290);
    }

    /** The poms name the versions that the parent names, because whoever copies one has no parent. */
    @ParameterizedTest
    @ValueSource(strings = {"examples/custom-backend/pom.xml", "examples/custom-backend-watch/pom.xml"})
    void theExamplesHaveTheVersionsOfThisBuild(String file) {
        String parent = Pages.read("pom.xml");
        String pom = Pages.read(file);

        for (String name : List.of("jspecify", "surefire")) {
            assertThat(pom).contains("<version>" + property(parent, name + ".version") + "</version>");
        }
        String compiler = "<artifactId>maven-compiler-plugin</artifactId>\n%s<version>";
        assertThat(version(pom, compiler.formatted(" ".repeat(8))))
                .isEqualTo(version(parent, compiler.formatted(" ".repeat(10))));
    }

    @Test
    void thePageNamesTheVersionsOfJUnitThatAreTested() {
        String parent = Pages.read("pom.xml");

        assertThat(PAGE)
                .contains("junit-bom:" + property(parent, "junit-6.version"))
                .contains("junit-jupiter-engine:" + property(parent, "junit.version"))
                .contains("junit-platform-launcher:" + property(parent, "junit.platform.version"));
    }

    private static String property(String pom, String name) {
        return version(pom, "<" + name + ">");
    }

    private static String version(String pom, String before) {
        int begin = pom.indexOf(before) + before.length();
        return pom.substring(begin, pom.indexOf('<', begin));
    }

    private static List<MatchResult> snippets() {
        return SNIPPET.matcher(PAGE).results().toList();
    }

    private static String file(MatchResult snippet) {
        return Path.of("docs").resolve(snippet.group(1)).normalize().toString();
    }

    private static long lines(List<Path> files) throws IOException {
        long lines = 0;
        for (Path each : files) {
            lines += Files.readAllLines(each).size();
        }
        return lines;
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(each -> !each.startsWith(directory.resolve("target")))
                    .toList();
        }
    }
}
