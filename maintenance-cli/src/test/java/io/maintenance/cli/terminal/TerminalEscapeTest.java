// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TerminalEscapeTest {

    @Test
    void ordinaryTextStaysAsItIs() {
        assertThat(TerminalEscape.escape("Größe – 維護 🛠")).isEqualTo("Größe – 維護 🛠");
    }

    @Test
    void whatSteersATerminalIsWrittenAsAnEscape() {
        assertThat(TerminalEscape.escape("a\u001b[2Jb\rc\nd\te\u009b")).isEqualTo("a\\u001B[2Jb\\rc\\nd\\te\\u009B");
    }

    @Test
    void whatTurnsTextAroundIsWrittenAsAnEscape() {
        assertThat(TerminalEscape.escape("a\u202eb\u2028c")).isEqualTo("a\\u202Eb\\u2028c");
    }
}
