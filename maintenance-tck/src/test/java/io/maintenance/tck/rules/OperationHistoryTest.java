// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.tck.rules.OperationHistory.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;

class OperationHistoryTest {

    private static final Operation CREATED = new Operation(null, "a", true, 0, 10);

    @Test
    void whatRanAtTheSameTimeMayHaveHappenedInEitherOrder() {
        Operation empty = new Operation(null, null, null, 5, 15);
        Operation full = new Operation(null, null, "a", 5, 15);

        assertThat(OperationHistory.isLinearizable(List.of(CREATED, empty))).isTrue();
        assertThat(OperationHistory.isLinearizable(List.of(CREATED, full))).isTrue();
    }

    @Test
    void aReadThatBeganLaterSeesWhatWasWritten() {
        assertThat(OperationHistory.isLinearizable(List.of(CREATED, new Operation(null, null, null, 11, 20))))
                .isFalse();
    }

    @Test
    void twoCannotReplaceTheSameText() {
        Operation b = new Operation("a", "b", true, 11, 20);
        Operation c = new Operation("a", "c", true, 11, 20);

        assertThat(OperationHistory.isLinearizable(List.of(CREATED, b))).isTrue();
        assertThat(OperationHistory.isLinearizable(List.of(CREATED, b, c))).isFalse();
    }

    @Test
    void whatFailedMayHaveHappenedMuchLater() {
        BackendException failure = new BackendException(Kind.UNAVAILABLE, "no answer");
        Operation unknown = new Operation("a", "b", failure, 11, Long.MAX_VALUE);
        Operation before = new Operation(null, null, "a", 20, 30);
        Operation after = new Operation(null, null, "b", 40, 50);

        assertThat(OperationHistory.isLinearizable(List.of(CREATED, unknown, before, after)))
                .isTrue();
        assertThat(OperationHistory.isLinearizable(List.of(CREATED, unknown, before)))
                .isTrue();
        assertThat(OperationHistory.isLinearizable(List.of(CREATED, before, after)))
                .isFalse();
    }
}
