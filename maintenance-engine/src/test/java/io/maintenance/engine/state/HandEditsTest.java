// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HandEditsTest {

    private static final Stamp FORMER = new Stamp(100, "ops@web-1#0000000000000001");

    private final Stamps stamps = new Stamps("node@web-2#0000000000000002");

    private static State says(Stamp stamp, String on) {
        Group<Attributes> group = new Group<>(
                Stamp.NONE, new TreeMap<>(Map.of("operator", new Register<>(stamp, Attributes.of(Map.of("on", on))))));
        return State.ofStatus(Registers.of("global", group));
    }

    private State between(State known, State read) {
        return HandEdits.between(known, read, stamps, 500);
    }

    @Test
    void anotherValueUnderTheSameStampGetsANewOne() {
        assertThat(between(says(FORMER, "true"), says(FORMER, "false")))
                .isEqualTo(says(new Stamp(500, stamps.writer()), "false"));
    }

    @Test
    void theNewStampIsLaterThanTheOldOneWhateverTheClockSays() {
        Stamp ahead = new Stamp(9_000, FORMER.writer());

        assertThat(between(says(ahead, "true"), says(ahead, "false")))
                .isEqualTo(says(new Stamp(9_001, stamps.writer()), "false"));
    }

    @Test
    void theSameValueIsNoEdit() {
        assertThat(between(says(FORMER, "true"), says(FORMER, "true")).isEmpty())
                .isTrue();
    }

    @Test
    void anotherStampIsNoEdit() {
        Stamp later = new Stamp(101, FORMER.writer());

        assertThat(between(says(FORMER, "true"), says(later, "false")).isEmpty())
                .isTrue();
        assertThat(between(says(later, "true"), says(FORMER, "false")).isEmpty())
                .isTrue();
    }

    @Test
    void whatIsOnOneSideAloneIsNoEdit() {
        assertThat(between(State.EMPTY, says(FORMER, "false")).isEmpty()).isTrue();
        assertThat(between(says(FORMER, "false"), State.EMPTY).isEmpty()).isTrue();
    }

    @Test
    void whatHasNoStampOrTheLargestCannotBeStampedAnew() {
        for (Stamp stamp : new Stamp[] {Stamp.NONE, new Stamp(Stamp.LATEST, FORMER.writer())}) {
            assertThat(between(says(stamp, "true"), says(stamp, "false")).isEmpty())
                    .isTrue();
        }
    }
}
