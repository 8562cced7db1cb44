// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

@SuppressWarnings("ReferenceEquality") // a merge that adds nothing keeps the instance
class MergeTest {

    private static final int MANY = 3_000;
    private static final Stamp EARLY = new Stamp(1, "a");
    private static final Stamp LATE = new Stamp(2, "a");

    @Test
    void theLargerStampWins() {
        State on = holder(LATE, Map.of("on", "true"));
        State off = holder(EARLY, Map.of("on", "false"));

        assertThat(off.merge(on)).isEqualTo(on);
        assertThat(on.merge(off)).isSameAs(on);
    }

    @Test
    void ofEqualMillisTheWriterDecides() {
        State a = holder(new Stamp(1, "a"), Map.of("on", "true"));
        State b = holder(new Stamp(1, "b"), Map.of("on", "false"));

        assertThat(a.merge(b)).isEqualTo(b.merge(a)).isEqualTo(b);
    }

    @Test
    void textsThatLookAlikeInALineAreStillTold() {
        State one = holder(Stamp.NONE, Map.of("a", "1, b=2"));
        State two = holder(Stamp.NONE, Map.of("a", "1", "b", "2"));

        assertThat(one.merge(two)).isEqualTo(two.merge(one));
    }

    @Test
    void aFloorKillsWhatIsBelowAndSparesWhatIsNot() {
        State floor = State.ofStatus(Registers.of("global", new Group<Attributes>(LATE, new TreeMap<>())));

        assertThat(floor.merge(holder(EARLY, Map.of("on", "true")))).isSameAs(floor);
        assertThat(floor.merge(holder(Stamp.NONE, Map.of("on", "true")))).isSameAs(floor);
        assertThat(floor.merge(holder(LATE, Map.of("on", "true")))
                        .status()
                        .group("global")
                        .registers())
                .containsOnlyKeys("operator");
    }

    @Test
    void anUnreadableRegisterRanksBelowAnyThatParses() {
        State unreadable = holder(Stamp.NONE, Map.of("on", "zzz"));
        State readable = holder(new Stamp(0, "!"), Map.of("on", "false"));

        assertThat(unreadable.merge(readable)).isEqualTo(readable);
        assertThat(readable.merge(unreadable)).isSameAs(readable);
    }

    @Test
    void ofLinesThatNobodyHereKnowsTheLargerTextIsKept() {
        State small = extra("1");
        State large = extra("2");

        assertThat(small.merge(large)).isEqualTo(large);
        assertThat(large.merge(small)).isSameAs(large);
    }

    private static State extra(String text) {
        return State.ofStatus(new Registers<>(new TreeMap<>(), new TreeMap<>(Map.of("future", text))));
    }

    @Test
    void mergingIsCommutative() {
        RandomStates.forMany(MANY, states -> {
            State a = states.state();
            State b = states.state();
            assertThat(a.merge(b)).isEqualTo(b.merge(a));
        });
    }

    @Test
    void mergingIsAssociative() {
        RandomStates.forMany(MANY, states -> {
            State a = states.state();
            State b = states.state();
            State c = states.state();
            assertThat(a.merge(b).merge(c)).isEqualTo(a.merge(b.merge(c)));
        });
    }

    @Test
    void mergingAnythingTwiceChangesNothing() {
        RandomStates.forMany(MANY, states -> {
            State a = states.state();
            State b = states.state();
            State both = a.merge(b);
            assertThat(both.merge(b)).isSameAs(both);
            assertThat(both.merge(a)).isSameAs(both);
            assertThat(a.merge(new State(a.status(), a.addresses()))).isSameAs(a);
            assertThat(both.includes(a) && both.includes(b)).isTrue();
        });
    }

    @Test
    void theSameInstanceMeansThatNothingWasAdded() {
        RandomStates.forMany(MANY, states -> {
            State a = states.state();
            State b = states.state();
            State both = a.merge(b);
            assertThat(both == a).isEqualTo(both.equals(a)).isEqualTo(a.includes(b));
        });
    }

    @Test
    void scopesThatGainNothingKeepTheirInstance() {
        RandomStates.forMany(MANY, states -> {
            State a = states.state();
            State both = a.merge(states.state());
            a.status().groups().forEach((scope, group) -> {
                Group<Attributes> merged = both.status().group(scope);
                assertThat(merged == group).isEqualTo(merged.equals(group));
            });
        });
    }

    @Test
    void aScopeOfWhichNothingIsSaidIsNoScope() {
        Registers<Attributes> registers = Registers.of("global", Group.<Attributes>empty());

        assertThat(registers.isEmpty()).isTrue();
        assertThat(registers).isEqualTo(Registers.empty());
    }

    @Test
    void allThatIsEmptyIsOneInstance() {
        assertThat(State.EMPTY.status().group("a"))
                .isSameAs(State.EMPTY.status().group("b"));
    }

    private static State holder(Stamp stamp, Map<String, String> texts) {
        Register<Attributes> register = new Register<>(stamp, Attributes.of(texts));
        Group<Attributes> group = new Group<>(Stamp.NONE, new TreeMap<>(Map.of("operator", register)));
        return State.ofStatus(Registers.of("global", group));
    }
}
