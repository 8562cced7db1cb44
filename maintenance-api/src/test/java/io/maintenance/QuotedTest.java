// SPDX-License-Identifier: Apache-2.0
package io.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuotedTest {

    @Test
    void visibleAsciiStandsAsItIs() {
        assertThat(Quoted.text(" a~!")).isEqualTo("\" a~!\"");
    }

    @Test
    void quotesAndBackslashesAreEscaped() {
        assertThat(Quoted.text("a\"\\b")).isEqualTo("\"a\\\"\\\\b\"");
    }

    @Test
    void whatIsNotVisibleAsciiIsShownByItsNumber() {
        assertThat(Quoted.text("\u001f\u007f\u00e9\ud83d")).isEqualTo("\"\\u001f\\u007f\\u00e9\\ud83d\"");
    }

    @Test
    void whatIsLongerThan64CharactersIsCut() {
        assertThat(Quoted.text("a".repeat(64))).isEqualTo('"' + "a".repeat(64) + '"');
        assertThat(Quoted.text("a".repeat(65))).isEqualTo('"' + "a".repeat(64) + "...\"");
    }
}
