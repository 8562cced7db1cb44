// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.address.AddressRange;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Changes of an allow-list, against whatever was written before with whatever clock. */
class AddressEditsTest {

    private static final long NOW = 1_795_289_400_000L;
    private static final long FAR_AHEAD = NOW * 50;
    private static final List<AddressRange> ONE = ranges("10.0.0.1");
    private static final List<AddressRange> TWO = ranges("10.0.0.2");

    private final Stamps here = new Stamps("here#1");
    private final Stamps there = new Stamps("there#2");

    @Test
    void whatTwoSidesAllowAtOnceIsAllAllowed() {
        State one = allow(ONE).delta(State.EMPTY, here, NOW);
        State two = allow(TWO).delta(State.EMPTY, there, NOW);

        assertThat(in(one.merge(two))).containsExactlyInAnyOrder("10.0.0.1", "10.0.0.2");
        assertThat(two.merge(one)).isEqualTo(one.merge(two));
    }

    @Test
    void disallowingWinsOverWhateverClockAllowed() {
        State seen = allow(ONE).delta(State.EMPTY, there, FAR_AHEAD);

        assertThat(in(seen.merge(disallow(ONE).delta(seen, here, NOW)))).isEmpty();
    }

    @Test
    void whatWasWrittenInTheSameMillisecondIsBeatenWhoeverWroteIt() {
        State seen = allow(ONE).delta(State.EMPTY, there, NOW);
        State after = seen.merge(disallow(ONE).delta(seen, here, NOW));

        assertThat(in(after)).isEmpty();
    }

    @Test
    void oneWrongClockDoesNotPoisonTheRest() {
        State poisoned = allow(ONE).delta(State.EMPTY, there, FAR_AHEAD);
        State delta = allow(ranges("10.0.0.1", "10.0.0.2")).delta(poisoned, here, NOW);

        assertThat(delta.addresses().group("global").stampOf("10.0.0.1").millis())
                .isGreaterThan(FAR_AHEAD);
        assertThat(delta.addresses().group("global").stampOf("10.0.0.2").millis())
                .isEqualTo(NOW);
    }

    @Test
    void rangesOfOneChangeShareAStamp() {
        State delta = allow(many(1_000)).delta(State.EMPTY, here, NOW);

        assertThat(stamps(delta)).hasSize(1);
    }

    @Test
    @Timeout(120)
    void rangesThatAWrongClockWroteTogetherStayTogether() {
        State poisoned = allow(many(30_000)).delta(State.EMPTY, there, FAR_AHEAD);

        State again = poisoned.merge(allow(many(30_000)).delta(poisoned, here, NOW));
        State replaced = poisoned.merge(AddressEdits.replace("global", ONE).delta(poisoned, here, NOW));

        assertThat(stamps(again)).hasSize(1);
        assertThat(stamps(replaced)).hasSize(2);
        assertThat(in(replaced)).containsExactly("10.0.0.1");
    }

    @Test
    void aReplacedListIsExactlyTheNewOne() {
        RandomStates.forMany(2_000, states -> {
            State seen = State.ofAddresses(states.addresses());
            State delta =
                    AddressEdits.replace("global", TWO).delta(seen, here, states.oneOf(List.of(0L, NOW, FAR_AHEAD)));

            assertThat(in(seen.merge(delta))).containsExactly("10.0.0.2");
        });
    }

    @Test
    void aReplacedListNeverLetsInWhatWasRemovedWhateverOlderStateArrives() {
        RandomStates.forMany(2_000, states -> {
            State older = State.ofAddresses(states.addresses());
            State other = State.ofAddresses(states.addresses());
            State seen = older.merge(other);
            State after = AddressEdits.replace("global", TWO).delta(seen, here, NOW);

            for (State each : List.of(
                    after.merge(older), older.merge(after), other.merge(older.merge(after)), after.merge(seen))) {
                assertThat(in(each)).containsExactly("10.0.0.2");
            }
        });
    }

    @Test
    void aReplacedListAlsoDropsRangesThatWereNotSeenHereAndAreOlder() {
        State unseen = allow(ONE).delta(State.EMPTY, there, NOW - 1);
        State delta = AddressEdits.replace("global", List.of()).delta(State.EMPTY, here, NOW);

        assertThat(in(unseen.merge(delta))).isEmpty();
        assertThat(in(delta.merge(unseen))).isEmpty();
    }

    @Test
    void whatIsAllowedAfterReplacingIsIn() {
        RandomStates.forMany(1_000, states -> {
            State seen = State.ofAddresses(states.addresses());
            State replaced = seen.merge(AddressEdits.replace("global", TWO).delta(seen, here, FAR_AHEAD));
            State allowed = replaced.merge(allow(ONE).delta(replaced, there, 0));

            assertThat(in(allowed)).containsExactlyInAnyOrder("10.0.0.1", "10.0.0.2");
        });
    }

    @Test
    void replacingAndThenAllowingInOneChangeDoesBoth() {
        State poisoned = allow(ONE).delta(State.EMPTY, there, FAR_AHEAD);
        State delta = AddressEdits.replace("global", TWO).and(allow(ONE)).delta(poisoned, here, NOW);

        assertThat(in(poisoned.merge(delta))).containsExactlyInAnyOrder("10.0.0.1", "10.0.0.2");
    }

    @Test
    void aListOfAnotherScopeStaysAsItIs() {
        State part = AddressEdits.set("store-a", ONE, Membership.IN).delta(State.EMPTY, here, NOW);
        State after = part.merge(AddressEdits.replace("global", TWO).delta(part, here, NOW));

        assertThat(after.addresses().group("store-a")).isSameAs(part.addresses().group("store-a"));
    }

    private static Edit allow(Collection<AddressRange> ranges) {
        return AddressEdits.set("global", ranges, Membership.IN);
    }

    private static Edit disallow(Collection<AddressRange> ranges) {
        return AddressEdits.set("global", ranges, Membership.OUT);
    }

    private static List<String> in(State state) {
        return state.addresses().group("global").registers().entrySet().stream()
                .filter(entry -> entry.getValue().value() == Membership.IN)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Set<Stamp> stamps(State state) {
        return state.addresses().group("global").registers().values().stream()
                .map(Register::stamp)
                .collect(Collectors.toSet());
    }

    private static List<AddressRange> ranges(String... texts) {
        return List.of(texts).stream().map(AddressRange::parse).toList();
    }

    private static List<AddressRange> many(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> AddressRange.parse("11." + (i >> 16) + "." + (i >> 8 & 0xff) + "." + (i & 0xff)))
                .toList();
    }
}
