// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.Activation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Changes of the status entry, against whatever was written before with whatever clock. */
class StatusEditsTest {

    private static final long NOW = 1_795_289_400_000L;
    private static final long FAR_AHEAD = NOW * 50;

    private final Stamps here = new Stamps("here#1");
    private final Stamps there = new Stamps("there#2");

    @Test
    void aChangeWinsOverWhatAClockFarAheadWrote() {
        State seen = put("operator", true).delta(State.EMPTY, there, FAR_AHEAD);

        State after = seen.merge(put("operator", false).delta(seen, here, NOW));

        assertThat(isOn(after, "operator")).isFalse();
        assertThat(stamp(after, "operator").millis()).isEqualTo(FAR_AHEAD + 1);
    }

    @Test
    void aChangeByAClockFarBehindWinsToo() {
        State seen = put("operator", true).delta(State.EMPTY, there, NOW);

        assertThat(isOn(seen.merge(put("operator", false).delta(seen, here, 0)), "operator"))
                .isFalse();
    }

    @Test
    void aChangeWinsOverWhatCannotBeRead() {
        RandomStates.forMany(2_000, states -> {
            State seen = State.ofStatus(states.status());
            boolean on = states.random().nextBoolean();

            State after = seen.merge(
                    put("operator", on).delta(seen, here, states.random().nextInt(5)));

            assertThat(isOn(after, "operator")).isEqualTo(on);
        });
    }

    @Test
    void oneWrongClockDoesNotPoisonTheRest() {
        State poisoned = put("deploy", true).delta(State.EMPTY, there, FAR_AHEAD);
        State seen = poisoned.merge(put("operator", true).delta(poisoned, here, NOW));

        assertThat(stamp(seen, "operator").millis()).isEqualTo(NOW);
        assertThat(stamp(seen.merge(put("operator", false).delta(seen, here, NOW + 5)), "operator")
                        .millis())
                .isEqualTo(NOW + 5);
    }

    @Test
    void anOffThatChangesNothingIsWrittenAllTheSame() {
        State off = put("operator", false).delta(State.EMPTY, here, NOW);
        State again = put("operator", false).delta(off, here, NOW + 10);

        assertThat(stamp(off.merge(again), "operator").millis()).isEqualTo(NOW + 10);
    }

    @Test
    void clearingBeatsHoldersItNeverHeardOf() {
        State unheard = put("deploy", true).delta(State.EMPTY, there, NOW - 1);
        State cleared = clear().delta(State.EMPTY, here, NOW);

        assertThat(isOn(cleared.merge(unheard), "deploy")).isFalse();
        assertThat(isOn(unheard.merge(cleared), "deploy")).isFalse();
    }

    @Test
    void clearingTurnsOffWhatLiesAboveTheFloor() {
        State seen = put("deploy", true).delta(State.EMPTY, there, FAR_AHEAD);
        State cleared = seen.merge(clear().delta(seen, here, NOW));

        assertThat(isOn(cleared, "deploy")).isFalse();
        assertThat(cleared.status().group("global").floor().millis()).isEqualTo(NOW);
    }

    @Test
    void afterClearingNobodyIsOnWhateverWasSeen() {
        RandomStates.forMany(2_000, states -> {
            State seen = State.ofStatus(states.status());
            State older = State.ofStatus(states.status());
            State all = seen.merge(older);
            long now = states.oneOf(List.of(0L, NOW, FAR_AHEAD));

            State delta = clear().delta(all, here, now);

            for (State after : List.of(all.merge(delta), older.merge(delta).merge(seen), delta.merge(older))) {
                assertThat(after.status().group("global").registers().keySet())
                        .noneMatch(holder -> isOn(after, holder));
            }
        });
    }

    @Test
    void aHolderCanTurnOnAgainAfterClearing() {
        RandomStates.forMany(500, states -> {
            State seen = State.ofStatus(states.status());
            State cleared = seen.merge(clear().delta(seen, here, NOW));
            State on = cleared.merge(put("deploy", true).delta(cleared, there, 0));

            assertThat(isOn(on, "deploy")).isTrue();
            assertThat(isOn(on, "operator")).isFalse();
        });
    }

    @Test
    void twoHoldersWhoTurnOnAtOnceAreBothOn() {
        State one = put("operator", true).delta(State.EMPTY, here, NOW);
        State two = put("deploy", true).delta(State.EMPTY, there, NOW);

        assertThat(isOn(one.merge(two), "operator") && isOn(two.merge(one), "deploy"))
                .isTrue();
    }

    @Test
    void whatCannotBeReadIsNoFormerActivation() {
        Register<Attributes> unreadable =
                new Register<>(Stamp.NONE, ActivationCodec.write(activation("operator", true)));
        Group<Attributes> group = new Group<>(Stamp.NONE, new TreeMap<>(Map.of("operator", unreadable)));
        State seen = State.ofStatus(Registers.of("global", group));

        assertThat(StatusEdits.former(seen, "global", "operator")).isEmpty();
    }

    @Test
    void twoEditsInOneAreBothDone() {
        Edit both = put("operator", true).and(put("deploy", true));
        State after = both.delta(State.EMPTY, here, NOW);

        assertThat(isOn(after, "operator") && isOn(after, "deploy")).isTrue();
    }

    private static Edit put(String holder, boolean on) {
        return StatusEdits.put("global", holder, former -> activation(holder, on));
    }

    private static Edit clear() {
        return StatusEdits.clear("global", holder -> activation(holder, false));
    }

    private static boolean isOn(State state, String holder) {
        Optional<Activation> former = StatusEdits.former(state, "global", holder);
        return former.isPresent() && former.get().on();
    }

    private static Stamp stamp(State state, String holder) {
        return state.status().group("global").stampOf(holder);
    }

    private static Activation activation(String holder, boolean on) {
        Instant at = Instant.ofEpochMilli(NOW);
        return Activation.builder("global", holder, at).on(on).build();
    }
}
