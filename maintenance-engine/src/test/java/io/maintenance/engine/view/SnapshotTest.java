// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.view;

import static io.maintenance.engine.view.StoredState.on;
import static io.maintenance.engine.view.StoredState.state;
import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.Activation;
import io.maintenance.Level;
import io.maintenance.ScopeStatus;
import io.maintenance.address.AddressRange;
import io.maintenance.engine.state.State;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is true of entries as they may stand in a store. */
class SnapshotTest {

    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");

    @Test
    void nothingSaidMeansOff() {
        Snapshot snapshot = snapshot("", "");
        ScopeStatus status = snapshot.scope("global", NOW);

        assertThat(snapshot.isQuiet("global")).isTrue();
        assertThat(status.on()).isFalse();
        assertThat(status.level()).isNull();
        assertThat(status.since()).isNull();
        assertThat(status.until()).isNull();
        assertThat(status.next()).isNull();
        assertThat(snapshot.scopes()).isEmpty();
    }

    @Test
    void theStrictestLevelCounts() {
        Snapshot snapshot = snapshot(on("a", "level=read-only") + on("b", "level=unknown"), "");

        assertThat(snapshot.scope("global", NOW).level()).isEqualTo(Level.FULL);
        assertThat(snapshot.isReadOnly("global", NOW.toEpochMilli())).isFalse();
    }

    @Test
    void theLatestEndCountsAndAnOpenOneIsTheLatest() {
        String ends = on("a", "until=2026-11-21T21:00:00Z", "expect=2026-11-21T20:30:00Z")
                + on("b", "until=2026-11-21T22:00:00Z", "expect=2026-11-21T20:45:00Z");

        assertThat(snapshot(ends, "").scope("global", NOW).until()).isEqualTo("2026-11-21T22:00:00Z");
        assertThat(snapshot(ends, "").scope("global", NOW).expect()).isEqualTo("2026-11-21T20:45:00Z");
        assertThat(snapshot(ends + on("c"), "").scope("global", NOW).until()).isNull();
        assertThat(snapshot(ends + on("c"), "").scope("global", NOW).expect()).isNull();
    }

    @Test
    void endsOfWhatIsNotOnNowDoNotCount() {
        String text = on("a", "until=2026-11-21T21:00:00Z")
                + on("over", "until=2026-11-21T19:59:59Z")
                + on("later", "from=2026-11-21T20:30:00Z");

        ScopeStatus status = snapshot(text, "").scope("global", NOW);

        assertThat(status.until()).isEqualTo("2026-11-21T21:00:00Z");
        assertThat(status.heldBy()).extracting(Activation::holder).containsExactly("a");
        assertThat(status.next()).isEqualTo("2026-11-21T20:30:00Z");
    }

    @Test
    void theEarliestBeginningCounts() {
        String text = on("a", "since=2026-11-21T18:00:00Z", "from=2026-11-21T19:00:00Z")
                + on("b", "since=2026-11-21T19:10:00Z");

        assertThat(snapshot(text, "").scope("global", NOW).since()).isEqualTo("2026-11-21T19:00:00Z");
    }

    @Test
    void theNewestActivationSpeaksWhateverItsStamp() {
        String text = on("a", "at=2026-11-21T19:00:00Z", "stamp=9000000000000.x")
                + on("b", "at=2026-11-21T19:30:00Z", "stamp=1.x");
        Snapshot snapshot = snapshot(text, "");

        assertThat(snapshot.scope("global", NOW).newest())
                .map(Activation::holder)
                .contains("b");
        assertThat(snapshot.scope("store-a", NOW).newest())
                .isEqualTo(snapshot.scope("global", NOW).newest());
        assertThat(snapshot.byItself("global", NOW).newest())
                .isEqualTo(snapshot.scope("global", NOW).newest());
    }

    @Test
    void aPartIsHeldByItsOwnHoldersAndByGlobalOnes() {
        Snapshot snapshot =
                snapshot(on("a") + on("b", "at=2026-11-21T19:45:00Z").replace("global.", "store-a."), "");

        assertThat(snapshot.scope("store-a", NOW).heldBy())
                .extracting(Activation::holder)
                .containsExactly("b", "a");
        assertThat(snapshot.scope("store-b", NOW).heldBy())
                .extracting(Activation::holder)
                .containsExactly("a");
        assertThat(snapshot.byItself("store-b", NOW).on()).isFalse();
        assertThat(snapshot.scope("global", NOW).heldBy())
                .extracting(Activation::holder)
                .containsExactly("a");
    }

    @Test
    void aWindowIsClosedAtItsStartAndOpenAtItsEnd() {
        Snapshot snapshot = snapshot(on("a", "from=2026-11-21T20:00:00Z", "until=2026-11-21T20:00:10Z"), "");

        assertThat(snapshot.isOn("global", NOW.toEpochMilli() - 1)).isFalse();
        assertThat(snapshot.isOn("global", NOW.toEpochMilli())).isTrue();
        assertThat(snapshot.isOn("global", NOW.toEpochMilli() + 9_999)).isTrue();
        assertThat(snapshot.isOn("global", NOW.toEpochMilli() + 10_000)).isFalse();
        assertThat(snapshot.scope("global", NOW).next()).isEqualTo(NOW.plusSeconds(10));
        assertThat(snapshot.scope("global", NOW.minusMillis(1)).next()).isEqualTo(NOW);
        assertThat(snapshot.scope("global", NOW.plusSeconds(10)).next()).isNull();
        assertThat(snapshot.isQuiet("global")).isFalse();
    }

    @Test
    void aWindowThatEndsBeforeItBeginsIsNever() {
        Snapshot snapshot = snapshot(on("a", "from=2026-11-21T20:00:00Z", "until=2026-11-21T19:00:00Z"), "");

        assertThat(snapshot.isOn("global", NOW.toEpochMilli())).isFalse();
        assertThat(snapshot.isOn("global", NOW.toEpochMilli() - 3_600_001)).isFalse();
        assertThat(snapshot.scope("global", NOW.minusSeconds(1)).next()).isNull();
    }

    @Test
    void whatCannotBeReadTurnsNothingOn() {
        assertOff(on("a", "stamp=yesterday"));
        assertOff(on("a", "stamp=999999999999999999.a"));
        assertOff(on("a", "until=whenever"));
        assertOff(on("a", "at=now"));
        assertOff(on("a", "on=yes"));
        assertOff("global.a.on=true\n");
    }

    private static void assertOff(String status) {
        Snapshot snapshot = snapshot(status, "");

        assertThat(snapshot.isOn("global", NOW.toEpochMilli())).isFalse();
        assertThat(snapshot.isQuiet("global")).isTrue();
        assertThat(snapshot.scope("global", NOW).on()).isFalse();
    }

    @Test
    void rangesThatCannotBeReadMatchNothing() {
        Snapshot snapshot = snapshot(on("a"), "global.in.1.x=10.0.0.0/99 0.0.0.0/0 10.* 10.0.0.7\n");

        assertThat(snapshot.isOnFor("global", "10.0.0.1", NOW.toEpochMilli())).isTrue();
        assertThat(snapshot.isOnFor("global", "10.0.0.7", NOW.toEpochMilli())).isFalse();
        assertThat(snapshot.scope("global", NOW).addresses())
                .extracting(AddressRange::text)
                .containsExactly("10.0.0.7");
    }

    @Test
    void whatIsOutIsNotOnTheList() {
        Snapshot snapshot = snapshot(on("a"), "global.in.1.x=10.0.0.1 10.0.0.2\nglobal.out.2.x=10.0.0.2\n");

        assertThat(snapshot.isOnFor("global", "10.0.0.1", NOW.toEpochMilli())).isFalse();
        assertThat(snapshot.isOnFor("global", "10.0.0.2", NOW.toEpochMilli())).isTrue();
    }

    @Test
    void scopesThatDidNotChangeAreTakenOver() {
        State before = state(on("a") + on("b").replace("global.", "store-a."), "store-b.in.1.x=10.0.0.1\n");
        State after = before.merge(state(on("c").replace("global.", "store-c."), ""));
        Snapshot former = Snapshot.compile(before, false, List.of(), null);
        Snapshot next = Snapshot.compile(after, false, List.of(), former);

        for (String scope : List.of("global", "store-a")) {
            assertThat(next.byItself(scope, NOW).activations().get(0))
                    .isSameAs(former.byItself(scope, NOW).activations().get(0));
        }
        assertThat(next.byItself("store-b", NOW).addresses())
                .isNotEmpty()
                .isSameAs(former.byItself("store-b", NOW).addresses());
        assertThat(next.version()).isEqualTo(former.version() + 1);
    }

    @Test
    void aListThatDidNotChangeIsNotCompiledAgain() {
        State before = state(on("a"), "global.in.1.x=10.0.0.1\n");
        State after = before.merge(state(on("b"), ""));
        Snapshot former = Snapshot.compile(before, false, List.of(), null);
        Snapshot next = Snapshot.compile(after, false, List.of(), former);

        assertThat(next.scope("global", NOW).addresses())
                .isSameAs(former.scope("global", NOW).addresses());
        assertThat(next.scope("global", NOW).heldBy()).hasSize(2);
    }

    @Test
    void anActivationOfThisNodeCountsEverywhereAndIsNoScopeOfTheState() {
        Activation local =
                Activation.builder("global", "flag-file", NOW).on(true).build();
        Snapshot snapshot = Snapshot.compile(state("", "store-a.in.1.x=10.0.0.1\n"), false, List.of(local), null);

        assertThat(snapshot.isOn("store-a", NOW.toEpochMilli())).isTrue();
        assertThat(snapshot.isOnFor("store-a", "10.0.0.1", NOW.toEpochMilli())).isTrue();
        assertThat(snapshot.scope("store-b", NOW).newest()).contains(local);
        assertThat(snapshot.scopes()).containsExactly("store-a");
    }

    private static Snapshot snapshot(String status, String addresses) {
        return Snapshot.compile(state(status, addresses), false, List.of(), null);
    }
}
