// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials.soak;

import static io.maintenance.trials.soak.ChangeLedger.ChangeCertainty.CERTAIN;
import static io.maintenance.trials.soak.ChangeLedger.ChangeCertainty.POSSIBLE;
import static io.maintenance.trials.soak.ChangeLedger.ChangeCertainty.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ChangeLedgerTest {

    private static final String REGISTER = "global/w0";

    private final ChangeLedger ledger = new ChangeLedger();

    @Test
    void aCertainChangeHasToBeThere() {
        ledger.note("w0", REGISTER, "on:1", CERTAIN);

        assertThat(ledger.settle(Map.of())).hasSize(1);
    }

    @Test
    void theLastCertainChangeCounts() {
        ledger.note("w0", REGISTER, "on:1", CERTAIN);
        ledger.note("w0", REGISTER, "off", CERTAIN);

        assertThat(ledger.settle(Map.of(REGISTER, "on:1")))
                .singleElement()
                .asString()
                .contains("may be [off]");
    }

    @Test
    void aPossibleChangeMayBeThereOrNot() {
        ledger.note("w0", REGISTER, "on:1", CERTAIN);
        ledger.settle(Map.of(REGISTER, "on:1"));
        ledger.note("w0", REGISTER, "off", POSSIBLE);
        assertThat(ledger.settle(Map.of(REGISTER, "on:1"))).isEmpty();
        ledger.note("w0", REGISTER, "off", POSSIBLE);
        assertThat(ledger.settle(Map.of(REGISTER, "off"))).isEmpty();
    }

    @Test
    void aRefusedChangeMustNotBeThere() {
        ledger.note("w0", REGISTER, "on:1", REFUSED);

        assertThat(ledger.settle(Map.of(REGISTER, "on:1"))).hasSize(1);
    }

    @Test
    void whatNobodyWroteMustNotBeThere() {
        assertThat(ledger.settle(Map.of("global+10.0.0.1", "in"))).hasSize(1);
    }

    @Test
    void whatWasSettledStays() {
        ledger.note("w0", REGISTER, "on:1", CERTAIN);
        ledger.settle(Map.of(REGISTER, "on:1"));

        assertThat(ledger.settle(Map.of(REGISTER, "on:1"))).isEmpty();
        assertThat(ledger.settle(Map.of())).hasSize(1);
    }

    @Test
    void ofSeveralWritersAnyMayHaveTheLastWordButNoneAnEarlierOne() {
        ledger.note("w0", REGISTER, "on:1", CERTAIN);
        ledger.note("w0", REGISTER, "on:2", CERTAIN);
        ledger.note("w1", REGISTER, "on:3", CERTAIN);

        assertThat(ledger.settle(Map.of(REGISTER, "on:1")))
                .singleElement()
                .asString()
                .contains("[on:2, on:3]");
    }
}
