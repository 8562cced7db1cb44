// SPDX-License-Identifier: Apache-2.0
package io.maintenance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Links between the pages of the repository lead to a file that exists, and to a heading or an anchor in it. */
class LinksTest {

    private static final Pattern FENCE = Pattern.compile("(?ms)^```.*?^```");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s:#]*)(?:#([^)\\s]+))?\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
    private static final Pattern ANCHOR = Pattern.compile("<a id=\"([^\"]+)\">");

    @Test
    void linksLeadSomewhere() {
        for (Path page : Pages.ending(".md")) {
            LINK.matcher(text(page)).results().forEach(link -> check(page, link.group(1), link.group(2)));
        }
    }

    private static void check(Path page, String file, @Nullable String anchor) {
        Path target = file.isEmpty() ? page : page.resolveSibling(file).normalize();
        assertThat(target).as("linked in " + page).exists();
        if (anchor != null) {
            assertThat(anchors(target)).as(target + ", linked in " + page).contains(anchor);
        }
    }

    /** Returns what can be linked to: anchors, and headings as hosts of repositories name them. */
    private static Set<String> anchors(Path page) {
        String text = text(page);
        return Stream.concat(
                        ANCHOR.matcher(text).results().map(each -> each.group(1)),
                        HEADING.matcher(text).results().map(each -> each.group(1)
                                .toLowerCase(Locale.ROOT)
                                .replaceAll("]\\([^)]*\\)", "")
                                .replaceAll("[^\\w\\- ]", "")
                                .replace(' ', '-')))
                .collect(Collectors.toSet());
    }

    private static String text(Path page) {
        return FENCE.matcher(Pages.read(Pages.ROOT.relativize(page).toString())).replaceAll("");
    }
}
