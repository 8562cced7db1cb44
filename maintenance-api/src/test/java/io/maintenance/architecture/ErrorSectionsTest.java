// SPDX-License-Identifier: Apache-2.0
package io.maintenance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Messages end in a section of {@code docs/errors.md}: each of those exists, and the page explains nothing that is never said. */
class ErrorSectionsTest {

    private static final Pattern WRITTEN_OUT = Pattern.compile("docs/errors\\.md#([a-z0-9-]+)");
    private static final Pattern TEXT = Pattern.compile("\"([a-z][a-z0-9-]*)\"");
    private static final Pattern NO_SECTION = Pattern.compile("(@\\w+|requireNonNull)\\([^)]*\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^## (.+)$");
    private static final int LINES_AT_MOST = 15;

    private final String page = SourceTree.read(SourceTree.root().resolve("docs/errors.md"));

    @Test
    void messagesAndPageNameTheSameSections() {
        var explained = HEADING.matcher(page).results().map(each -> anchor(each.group(1)));

        assertThat(explained).containsExactlyInAnyOrderElementsOf(used());
    }

    @Test
    void sectionsAreShort() {
        assertThat(page.split("(?m)^## ", -1))
                .allSatisfy(each -> assertThat(each.lines()).hasSizeLessThanOrEqualTo(LINES_AT_MOST));
    }

    private static Set<String> used() {
        return SourceTree.mainFiles().stream()
                .filter(each -> each.toString().endsWith(".java"))
                .map(SourceTree::read)
                .flatMap(ErrorSectionsTest::usedIn)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A leaf of the exceptions hands its section to the root as a bare word; everybody else writes the address out. */
    private static Stream<String> usedIn(String source) {
        var pattern = source.contains("extends MaintenanceException") ? TEXT : WRITTEN_OUT;
        return pattern.matcher(NO_SECTION.matcher(source).replaceAll(""))
                .results()
                .map(each -> each.group(1));
    }

    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replace(' ', '-');
    }
}
