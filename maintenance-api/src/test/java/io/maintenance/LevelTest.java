// SPDX-License-Identifier: Apache-2.0
package io.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LevelTest {

    @ParameterizedTest
    @EnumSource
    void aLabelIsReadBack(Level level) {
        assertThat(Level.of(level.label())).isEqualTo(level);
    }

    @Test
    void caseDoesNotCount() {
        assertThat(Level.of("Read-Only")).isEqualTo(Level.READ_ONLY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "READ_ONLY", "half", " full"})
    void anythingElseIsRefusedWithWhatIsAllowed(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Level.of(text))
                .withMessage("'" + text + "' is not a level: allowed are full and read-only");
    }
}
