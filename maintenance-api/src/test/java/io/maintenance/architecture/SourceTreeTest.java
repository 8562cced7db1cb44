// SPDX-License-Identifier: Apache-2.0
package io.maintenance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SourceTreeTest {

    private static final int LINES_AT_MOST = 300;

    /** Few files that a reader can copy: they mark their classes one by one. */
    private static final List<Path> WITHOUT_PACKAGE_INFO = Stream.of(
                    "examples/custom-backend", "examples/custom-backend-watch")
            .map(SourceTree.root()::resolve)
            .toList();

    private final List<Path> files = SourceTree.mainFiles().stream()
            .filter(each -> each.toString().endsWith(".java"))
            .toList();

    @Test
    void theSourcesOfThisModuleWereFound() {
        assertThat(files).hasSizeGreaterThan(20);
    }

    @Test
    void namesSayWhatAThingIs() {
        assertThat(files).noneSatisfy(each -> assertThat(each.getFileName().toString())
                .matches("(Abstract|Base)[A-Z].*|.*(Utils?|Helper|Impl|Manager)\\.java"));
    }

    @Test
    void everyPackageHasANullMarkedPackageInfo() {
        var packages = files.stream()
                .filter(each -> !each.endsWith("module-info.java"))
                .filter(each -> WITHOUT_PACKAGE_INFO.stream().noneMatch(each::startsWith))
                .map(each -> each.resolveSibling("package-info.java"))
                .distinct();

        assertThat(packages)
                .allSatisfy(each -> assertThat(SourceTree.read(each)).contains("@NullMarked"));
    }

    @Test
    void filesAreSmall() {
        assertThat(files)
                .allSatisfy(each -> assertThat(Files.readAllLines(each)).hasSizeLessThanOrEqualTo(LINES_AT_MOST));
    }
}
