// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** How lines are spelt: as people would, with no escape that is not needed. */
class PropertyLinesTest {

    @Test
    void aNameEscapesWhatWouldEndIt() {
        assertThat(line("a b=c:d\\e", "")).isEqualTo("a\\ b\\=c\\:d\\\\e=\n");
    }

    @Test
    void aNameEscapesTheSignOfACommentAtItsBeginningOnly() {
        assertThat(line("#a#!", "")).isEqualTo("\\#a#!=\n");
        assertThat(line("!a!#", "")).isEqualTo("\\!a!#=\n");
    }

    @Test
    void aTextEscapesItsFirstBlankAndBackslashesAndNothingElseThatIsVisible() {
        assertThat(line("a", "  b c ")).isEqualTo("a=\\  b c \n");
        assertThat(line("a", "#!=: \\b")).isEqualTo("a=#!=: \\\\b\n");
    }

    @Test
    void controlCharactersAreEscaped() {
        assertThat(line("a\n", "\t\0\u007f\u0085")).isEqualTo("a\\u000A=\\u0009\\u0000\\u007F\\u0085\n");
    }

    @Test
    void wholeCharactersStandAsTheyAreAndHalvesAreEscaped() {
        String whole = "\ud83d\ude00";

        assertThat(line("a", "\u00e9" + whole + whole)).isEqualTo("a=\u00e9" + whole + whole + "\n");
        assertThat(line("a", "\ud83d")).isEqualTo("a=\\uD83D\n");
        assertThat(line("a", "\ude00")).isEqualTo("a=\\uDE00\n");
        assertThat(line("a", "\ud83db\ude00")).isEqualTo("a=\\uD83Db\\uDE00\n");
        assertThat(line("a", "\ud83d" + whole + "\ude00")).isEqualTo("a=\\uD83D" + whole + "\\uDE00\n");
    }

    @Test
    void aNameThatComesTwiceIsNamedPrintablyAndNotToItsEnd() {
        assertRepeated("b\\u001b", "has the name 'b?' twice");
        assertRepeated("n".repeat(80), "has the name '" + "n".repeat(80) + "' twice");
        assertRepeated("n".repeat(81), "has the name '" + "n".repeat(80) + "...' twice");
    }

    private static void assertRepeated(String name, String problem) {
        assertThatThrownBy(() -> PropertyLines.read(name + "=1\na=2\n" + name + "=3\n"))
                .isInstanceOf(DamagedEntryException.class)
                .hasMessage(problem);
    }

    private static String line(String name, String text) {
        return PropertyLines.write(new TreeMap<>(Map.of(name, text)));
    }
}
