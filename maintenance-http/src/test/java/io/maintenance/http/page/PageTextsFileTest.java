// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTextsFileTest {

    private static final Set<String> NAMES = Set.of("title", "heading", "read-only.heading");

    @Test
    void escapesCommentsAndContinuationsAreThoseOfPropertiesFiles() {
        String file =
                "\uFEFF# C:\\shop\n ! C:\\\n\ntitle=Caf\\u00e9 \\\\o/\nheading : one \\\n   two: three\nunsent=\\ a\\=b\\:c";

        assertThat(PageTextsFile.read(file, NAMES))
                .isEqualTo(Map.of("title", "Caf\u00e9 \\o/", "heading", "one two: three", "unsent", " a=b:c"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "title=C:\\shop",
                "title=one\\ntwo",
                "title=one\\ttwo",
                "ti\\tle=one",
                "title=\\\\\\x",
                "title=it\\'s",
                "title=one \\\n # C:\\shop",
                "title=\\uD8",
                "title=\\u00g0",
                "title=C:\\",
                "title=C:\\\n",
                "title=C:\\\nheading=two",
                "title=C:\\\r\n read-only.heading : two",
                "title=C:\\\n\nheading=two"
            })
    void aSingleBackslashIsAnError(String file) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PageTextsFile.read(file, NAMES))
                .withMessageMatching("line [12] has a single backslash: backslashes must be doubled");
    }

    @Test
    void theLineOfTheErrorIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PageTextsFile.read("# one\n\ntitle=C:\\shop", NAMES))
                .withMessageStartingWith("line 3 ");
    }

    @Test
    void aNameThatIsThereTwiceIsAnError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PageTextsFile.read("title=one\ntitle=two", NAMES))
                .withMessage("title is there twice: remove one");
    }
}
