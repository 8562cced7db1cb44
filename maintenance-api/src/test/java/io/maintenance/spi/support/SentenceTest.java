// SPDX-License-Identifier: Apache-2.0
package io.maintenance.spi.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentenceTest {

    @ParameterizedTest
    @CsvSource({
        "a replica, a replica., a replica",
        "a replica., a replica., a replica",
        "'a replica.. ', a replica., a replica",
        "'a replica.\r\n', a replica., a replica",
        "why?, why?, why?",
        "'a 1.5', 'a 1.5.', 'a 1.5'",
        "'', ., ''"
    })
    void endsInOneFullStop(String text, String sentence, String clause) {
        assertThat(Sentence.of(text)).isEqualTo(sentence);
        assertThat(Sentence.clause(text)).isEqualTo(clause);
    }
}
