// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.Activation;
import io.maintenance.Level;
import io.maintenance.ScopeStatus;
import io.maintenance.engine.state.ActivationCodec;
import io.maintenance.engine.state.Attributes;
import io.maintenance.engine.state.Group;
import io.maintenance.engine.state.RandomStates;
import io.maintenance.engine.state.Register;
import io.maintenance.engine.state.Registers;
import io.maintenance.engine.state.Stamp;
import io.maintenance.engine.state.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Questions and the status are two ways to the same answer. */
class SnapshotPropertyTest {

    private static final int MANY = 3_000;
    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");
    private static final List<String> SCOPES = List.of("global", "store-a", "0_b", "unheard-of");
    private static final List<String> ADDRESSES = List.of("10.0.0.1", "10.0.0.2", "2001:db8::1", "192.0.2.1", "x");

    @Test
    void questionsAgreeWithTheStatus() {
        RandomStates.forMany(MANY, states -> {
            Snapshot snapshot = snapshot(states);
            for (int i = 0; i < 10; i++) {
                Instant now = moment(states);
                for (String scope : SCOPES) {
                    assertAgree(snapshot, scope, now, states.oneOf(ADDRESSES));
                }
            }
        });
    }

    private static void assertAgree(Snapshot snapshot, String scope, Instant now, String address) {
        ScopeStatus status = snapshot.scope(scope, now);
        ScopeStatus global = snapshot.byItself("global", now);
        ScopeStatus part = snapshot.byItself(scope, now);
        long millis = now.toEpochMilli();

        assertThat(status.on()).isEqualTo(global.on() || part.on());
        assertThat(snapshot.isOn(scope, millis)).isEqualTo(status.on());
        assertThat(snapshot.isReadOnly(scope, millis)).isEqualTo(status.level() == Level.READ_ONLY);
        boolean passesGlobal = !global.on() || holds(global, address);
        boolean passesPart = !part.on() || holds(part, address) || holds(global, address);
        assertThat(snapshot.isOnFor(scope, address, millis)).isEqualTo(!passesGlobal || !passesPart);
        assertThat(snapshot.isOnFor(scope, (String) null, millis)).isEqualTo(status.on());
        assertThat(snapshot.isQuiet(scope) && status.on()).isFalse();
    }

    private static boolean holds(ScopeStatus status, String address) {
        return status.addresses().stream().anyMatch(range -> range.contains(address));
    }

    @Test
    void theStatusCombinesWhatIsActive() {
        RandomStates.forMany(MANY, states -> {
            Instant now = moment(states);
            ScopeStatus status = snapshot(states).scope(states.oneOf(SCOPES), now);

            assertThat(status.heldBy()).allMatch(each -> each.isActiveAt(now));
            assertThat(status.activations()).containsAll(status.heldBy());
            assertThat(status.activations()).isSortedAccordingTo((a, b) -> b.at().compareTo(a.at()));
            for (Activation each : status.heldBy()) {
                assertThat(status.level()).isGreaterThanOrEqualTo(each.level());
                assertThat(status.since()).isNotNull();
                assertThat(each.until() == null ? status.until() == null : !isBefore(status.until(), each.until()))
                        .isTrue();
            }
            assertThat(status.on()).isEqualTo(!status.heldBy().isEmpty());
        });
    }

    private static boolean isBefore(@Nullable Instant end, Instant other) {
        return end != null && end.isBefore(other);
    }

    @Test
    void theAnswerChangesByItselfAtTheNextBoundaryAndNotBefore() {
        RandomStates.forMany(MANY, states -> {
            Snapshot snapshot = snapshot(states);
            String scope = states.oneOf(SCOPES);
            Instant now = moment(states);
            ScopeStatus status = snapshot.scope(scope, now);
            Instant next = status.next();
            Instant before = next == null ? now.plusSeconds(1_000_000) : next.minusMillis(1);

            if (!before.isBefore(now)) {
                ScopeStatus later = snapshot.scope(scope, before);
                assertThat(later.heldBy()).isEqualTo(status.heldBy());
                assertThat(later.next()).isEqualTo(next);
            }
        });
    }

    @Test
    void anIncrementalSnapshotIsTheSameAsAFreshOne() {
        RandomStates.forMany(MANY / 3, states -> {
            State state = state(states);
            Snapshot snapshot = Snapshot.compile(state, false, List.of(), null);
            for (int i = 0; i < 4; i++) {
                state = state.merge(state(states));
                snapshot = Snapshot.compile(state, false, List.of(), snapshot);
            }
            Snapshot fresh = Snapshot.compile(state, false, List.of(), null);
            Instant now = moment(states);

            assertThat(snapshot.scopes()).isEqualTo(fresh.scopes());
            assertThat(snapshot.version()).isEqualTo(5);
            for (String scope : SCOPES) {
                assertThat(snapshot.scope(scope, now)).isEqualTo(fresh.scope(scope, now));
            }
        });
    }

    @Test
    void aWindowAgreesWithItsActivationAtEveryMillisecond() {
        RandomStates.forMany(MANY, states -> {
            Activation activation = ActivationCodec.read("global", "operator", switchedOn(states))
                    .orElseThrow();
            ActiveWindow window = ActiveWindow.of(activation);
            for (int i = 0; i < 20; i++) {
                Instant now = moment(states);
                assertThat(window.covers(now.toEpochMilli())).isEqualTo(activation.isActiveAt(now));
            }
        });
    }

    private static Snapshot snapshot(RandomStates states) {
        return Snapshot.compile(state(states), false, List.of(), null);
    }

    /** Random lists, and holders most of whom have it on around now. */
    private static State state(RandomStates states) {
        SortedMap<String, Group<Attributes>> groups = new TreeMap<>();
        for (int i = states.random().nextInt(4); i > 0; i--) {
            SortedMap<String, Register<Attributes>> holders = new TreeMap<>();
            for (int j = states.random().nextInt(4); j > 0; j--) {
                holders.put("holder" + j, new Register<>(states.stamp(), switchedOn(states)));
            }
            groups.put(states.oneOf(SCOPES), new Group<>(Stamp.NONE, holders));
        }
        return new State(new Registers<>(groups, new TreeMap<>()), states.addresses())
                .merge(State.ofStatus(states.status()));
    }

    private static Attributes switchedOn(RandomStates states) {
        Map<String, String> texts = new TreeMap<>();
        texts.put("on", "true");
        texts.put("at", moment(states).toString());
        texts.put("level", states.oneOf(List.of("full", "read-only", "read-only", "other")));
        for (String name : List.of("from", "until", "since", "expect")) {
            if (states.random().nextBoolean()) {
                texts.put(name, moment(states).toString());
            }
        }
        return Attributes.of(texts);
    }

    /** Few milliseconds around now, often with nanoseconds. */
    private static Instant moment(RandomStates states) {
        return NOW.plusNanos(states.random().nextInt(10) * 500_000L)
                .plusNanos(states.random().nextInt(2));
    }
}
