// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.view;

import static io.maintenance.engine.view.StoredState.on;
import static io.maintenance.engine.view.StoredState.state;
import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.Activation;
import io.maintenance.address.AddressRange;
import io.maintenance.engine.state.State;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a snapshot tells of itself as a whole. */
class SnapshotAsStatusTest {

    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");

    @Test
    void versionsCountFromOne() {
        Snapshot first = snapshot("", "");

        assertThat(first.version()).isEqualTo(1);
        assertThat(Snapshot.compile(State.EMPTY, false, List.of(), first).version())
                .isEqualTo(2);
    }

    @Test
    void itSaysWhetherAnythingIsKnown() {
        assertThat(Snapshot.compile(State.EMPTY, true, List.of(), null).isUnknown())
                .isTrue();
        assertThat(snapshot("", "").isUnknown()).isFalse();
    }

    @Test
    void itIsQuietAsLongAsNoScopeIsOnNowOrLater() {
        assertThat(snapshot(on("a", "on=false"), "store-a.in.1.x=10.0.0.1\n").isQuiet())
                .isTrue();
        assertThat(snapshot(on("a", "from=2026-11-21T21:00:00Z"), "").isQuiet()).isFalse();
        assertThat(snapshot(part("a"), "").isQuiet()).isFalse();
    }

    @Test
    void aPartIsQuietAsLongAsNeitherItNorGlobalIsOn() {
        Snapshot snapshot = snapshot(part("a"), "");

        assertThat(snapshot.isQuiet("store-a")).isFalse();
        assertThat(snapshot.isQuiet("store-b")).isTrue();
        assertThat(snapshot(on("a"), "").isQuiet("store-b")).isFalse();
    }

    @Test
    void globalIsOneOfTheScopesIfItHadAnActivationOrAList() {
        assertThat(snapshot(on("a", "on=false"), "").scopes()).containsExactly("global");
        assertThat(snapshot("", "global.in.1.x=10.0.0.1\n").scopes()).containsExactly("global");
        assertThat(snapshot(part("a"), "store-0.in.1.x=10.0.0.1\n").scopes()).containsExactly("store-0", "store-a");
    }

    @Test
    void whetherItIsOnForAnAddressIsToldForAnyMoment() {
        Snapshot snapshot = snapshot(on("a", "until=2026-11-21T20:00:10Z"), "global.in.1.x=10.0.0.1\n");

        assertThat(snapshot.isOnFor("global", "10.0.0.2", NOW)).isTrue();
        assertThat(snapshot.isOnFor("global", "10.0.0.2", NOW.plusSeconds(10))).isFalse();
        assertThat(snapshot.isOnFor("global", "10.0.0.1", NOW)).isFalse();
    }

    @Test
    void anActivationOfThisNodeIsNewestIfItIs() {
        Activation local =
                Activation.builder("global", "flag-file", NOW).on(true).build();
        Snapshot snapshot = Snapshot.compile(
                state(on("later", "at=2026-11-21T20:00:01Z") + on("earlier"), ""), false, List.of(local), null);

        assertThat(snapshot.scope("global", NOW).activations())
                .extracting(Activation::holder)
                .containsExactly("later", "flag-file", "earlier");
    }

    @Test
    void whereClocksAgreeTheLargerStampSpeaks() {
        Snapshot snapshot = snapshot(on("a", "stamp=1.x") + on("b", "stamp=3.x") + on("c", "stamp=2.x"), "");

        assertThat(snapshot.scope("global", NOW).activations())
                .extracting(Activation::holder)
                .containsExactly("b", "c", "a");
    }

    @Test
    void anAllowListIsSorted() {
        Snapshot snapshot = snapshot("", "global.in.1.x=9.0.0.1 10.0.0.0/8 ::1\nglobal.in.2.x=10.0.0.1\n");

        assertThat(snapshot.scope("global", NOW).addresses())
                .extracting(AddressRange::text)
                .containsExactly("9.0.0.1", "10.0.0.0/8", "10.0.0.1", "::1");
    }

    private static String part(String holder) {
        return on(holder).replace("global.", "store-a.");
    }

    private static Snapshot snapshot(String status, String addresses) {
        return Snapshot.compile(state(status, addresses), false, List.of(), null);
    }
}
