// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.replica;

import static io.maintenance.engine.lab.Lab.ADDRESSES;
import static io.maintenance.engine.lab.Lab.STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maintenance.MaintenanceMode;
import io.maintenance.engine.lab.FastForwardPlatform;
import io.maintenance.engine.lab.FaultyBackend;
import io.maintenance.engine.lab.Lab;
import io.maintenance.engine.store.Counters;
import io.maintenance.spi.StorageKey;
import io.maintenance.spi.Traits;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens when a store loses, or brings back, what it was given. */
class StoreFlushTest {

    private final Lab lab = new Lab();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void bothEntriesArePutBackWhileANodeRuns() {
        MaintenanceMode node = lab.node();
        node.enable(spec -> spec.addresses(List.of("10.0.0.1")));
        Map<StorageKey, String> stored = Map.copyOf(lab.primaryEntries);

        lab.primaryEntries.clear();

        await().untilAsserted(() -> assertThat(lab.primaryEntries).isEqualTo(stored));
        assertThat(node.isOnFor("10.0.0.1")).isFalse();
        assertThat(node.isOnFor("10.0.0.2")).isTrue();
        assertThat(node.health().counters()).containsEntry(Counters.REASSERTED, 2L);
    }

    @Test
    void oneLostEntryIsPutBackWithoutTouchingTheOther() {
        MaintenanceMode node = lab.node();
        node.enable(spec -> spec.addresses(List.of("10.0.0.1")));
        lab.primary.written.clear();

        lab.primaryEntries.remove(ADDRESSES);

        await().until(() -> lab.primaryEntries.containsKey(ADDRESSES));
        assertThat(lab.primary.written).containsExactly(ADDRESSES);
    }

    @Test
    void offIsPutBackToo() {
        MaintenanceMode node = lab.node();
        node.enable();
        node.disable();
        String off = lab.inPrimary(STATUS);

        lab.primaryEntries.clear();

        await().untilAsserted(() -> assertThat(lab.primaryEntries).containsEntry(STATUS, off));
    }

    @Test
    void aStoreThatCameBackWithAnOldTextIsHealed() {
        MaintenanceMode node = lab.node();
        node.enable();
        Map<StorageKey, String> old = Map.copyOf(lab.primaryEntries);
        node.disable();
        String off = lab.inPrimary(STATUS);

        lab.primaryEntries.putAll(old);

        await().untilAsserted(() -> assertThat(lab.primaryEntries).containsEntry(STATUS, off));
        assertThat(node.isOn()).isFalse();
    }

    @Test
    void aCommandPutsNothingBack() {
        MaintenanceMode command = lab.on().command();
        lab.primaryEntries.clear();

        command.synchronize();
        command.allow("10.0.0.1");

        assertThat(lab.primaryEntries).containsOnlyKeys(ADDRESSES);
        assertThat(command.isOn()).isTrue();
    }

    @Test
    void whoLosesTheRaceToPutItBackTriesAgainAtTheNextPoll() {
        MaintenanceMode node = lab.node();
        node.enable();
        String on = lab.inPrimary(STATUS);
        lab.primary.beforeWrite = () -> {
            lab.primary.beforeWrite = () -> {};
            lab.primaryEntries.put(STATUS, "someone else's");
        };

        lab.primaryEntries.clear();

        await().untilAsserted(() -> assertThat(lab.primaryEntries).containsEntry(STATUS, on));
        assertThat(node.health().counters().get(Counters.LOST_RACES)).isPositive(); // a poll may lose too
    }

    @Test
    void writesStopWhenPeopleStop() {
        FaultyBackend fallback = lab.withFallback();
        MaintenanceMode node = lab.node();
        MaintenanceMode other = lab.elsewhere().node();
        FaultyBackend second = lab.primary;
        node.enable(spec -> spec.addresses(List.of("10.0.0.1")));
        await().until(other::isOn);
        polls(fallback, 3);
        int writes = fallback.writes.get() + second.writes.get();

        polls(second, 10);

        assertThat(fallback.writes.get() + second.writes.get()).isEqualTo(writes);
    }

    @Test
    void aStoreThatHintsAtBeingReadIsLeftInPeaceInBetween() {
        lab.primary.traits = new Traits(Traits.Reach.HOST, Integer.MAX_VALUE);
        lab.primary.afterRead = lab.primary::hint;
        FastForwardPlatform time = new FastForwardPlatform(20, () -> {});
        lab.platform = time;

        lab.node();

        assertThat(time.pauses()).hasSizeGreaterThan(15).allMatch(each -> each.toMillis() == 20);
    }

    private static void polls(FaultyBackend backend, int count) {
        int seen = backend.reads.get();
        await().until(() -> backend.reads.get() >= seen + count);
    }
}
