// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.spi.StorageKey;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A state and its two parts. */
class StateTest {

    private static final Stamp STAMP = new Stamp(1, "a");
    private static final Registers<Attributes> HOLDERS =
            Registers.of("global", group("operator", new Register<>(STAMP, Attributes.of(Map.of("on", "true")))));
    private static final Registers<Membership> RANGES =
            Registers.of("global", group("10.0.0.1", new Register<>(STAMP, Membership.IN)));

    private final State state = new State(HOLDERS, RANGES);

    @Test
    void eachEntryHasItsPart() {
        assertThat(state.part(StorageKey.MAINTENANCE_MODE_STATUS)).isEqualTo(HOLDERS);
        assertThat(state.part(StorageKey.MAINTENANCE_MODE_ADDRESSES)).isEqualTo(RANGES);
    }

    @Test
    void onlyOneEntryLeavesTheOtherOut() {
        assertThat(state.only(StorageKey.MAINTENANCE_MODE_STATUS)).isEqualTo(State.ofStatus(HOLDERS));
        assertThat(state.only(StorageKey.MAINTENANCE_MODE_ADDRESSES)).isEqualTo(State.ofAddresses(RANGES));
    }

    @Test
    void aStateIsEmptyIfNeitherEntrySaysAnything() {
        assertThat(State.EMPTY.isEmpty()).isTrue();
        assertThat(State.ofStatus(HOLDERS).isEmpty()).isFalse();
        assertThat(State.ofAddresses(RANGES).isEmpty()).isFalse();
    }

    @Test
    void aLineThatThisVersionDoesNotKnowIsSomethingSaid() {
        assertThat(new Registers<Attributes>(new TreeMap<>(), new TreeMap<>(Map.of("future", "1"))).isEmpty())
                .isFalse();
    }

    @Test
    void aFloorAloneIsSomethingSaid() {
        assertThat(new Group<Attributes>(STAMP, new TreeMap<>()).isEmpty()).isFalse();
        assertThat(Group.<Attributes>empty().isEmpty()).isTrue();
    }

    @Test
    void aLaterRegisterOfTheWriterIsAChangeThatIsLacking() {
        assertThat(State.EMPTY.lacksChangeOf("a", State.ofStatus(HOLDERS))).isTrue();
        assertThat(State.EMPTY.lacksChangeOf("a", State.ofAddresses(RANGES))).isTrue();
        assertThat(State.EMPTY.lacksChangeOf("b", state)).isFalse();
    }

    @Test
    void aLaterFloorOfTheWriterIsAChangeThatIsLacking() {
        State cleared = State.ofStatus(Registers.of("global", new Group<Attributes>(STAMP, new TreeMap<>())));

        assertThat(State.EMPTY.lacksChangeOf("a", cleared)).isTrue();
        assertThat(cleared.lacksChangeOf("a", cleared)).isFalse();
    }

    @Test
    void whatStandsThereOrWasReplacedOrIsBelowTheFloorIsNotLacking() {
        Group<Membership> later = group("10.0.0.1", new Register<>(new Stamp(2, "b"), Membership.OUT));
        Group<Membership> floor = new Group<>(new Stamp(2, "b"), new TreeMap<>());

        assertThat(state.lacksChangeOf("a", new State(HOLDERS, RANGES))).isFalse();
        assertThat(State.ofAddresses(Registers.of("global", later)).lacksChangeOf("a", State.ofAddresses(RANGES)))
                .isFalse();
        assertThat(State.ofAddresses(Registers.of("global", floor)).lacksChangeOf("a", State.ofAddresses(RANGES)))
                .isFalse();
    }

    @Test
    void aValueThatSomebodyEditedUnderTheStampOfTheWriterIsNotItsChange() {
        Group<Membership> edited = group("10.0.0.1", new Register<>(STAMP, Membership.OUT));

        assertThat(state.lacksChangeOf("a", State.ofAddresses(Registers.of("global", edited))))
                .isFalse();
    }

    private static <V extends Comparable<V>> Group<V> group(String name, Register<V> register) {
        return new Group<>(Stamp.NONE, new TreeMap<>(Map.of(name, register)));
    }
}
