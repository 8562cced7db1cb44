// SPDX-License-Identifier: Apache-2.0
package io.maintenance.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuotedTextTest {

    @Test
    void visibleAsciiStandsAsItIs() {
        assertThat(QuotedText.text(" a~!")).isEqualTo("\" a~!\"");
    }

    @Test
    void quotesAndBackslashesAreEscaped() {
        assertThat(QuotedText.text("a\"\\b")).isEqualTo("\"a\\\"\\\\b\"");
    }

    @Test
    void whatIsNotVisibleAsciiIsShownByItsNumber() {
        assertThat(QuotedText.text("\u001f\u007f\u00e9\ud83d")).isEqualTo("\"\\u001f\\u007f\\u00e9\\ud83d\"");
    }

    @Test
    void whatIsLongerThan64CharactersIsCut() {
        assertThat(QuotedText.text("a".repeat(64))).isEqualTo('"' + "a".repeat(64) + '"');
        assertThat(QuotedText.text("a".repeat(65))).isEqualTo('"' + "a".repeat(64) + "...\"");
    }
}
