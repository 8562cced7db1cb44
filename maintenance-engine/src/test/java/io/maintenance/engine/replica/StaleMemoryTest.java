// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.replica;

import static io.maintenance.engine.lab.Lab.ADDRESSES;
import static io.maintenance.engine.lab.Lab.STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maintenance.MaintenanceEvent;
import io.maintenance.MaintenanceMode;
import io.maintenance.engine.codec.KeeperNote;
import io.maintenance.engine.lab.FaultyBackend.Fault;
import io.maintenance.engine.lab.Lab;
import io.maintenance.engine.store.Counters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a fallback, or a machine that slept, remembers from too long ago. */
class StaleMemoryTest {

    @TempDir
    Path quarantine;

    private final Lab lab = new Lab();

    @BeforeEach
    void leaveAnOnInTheFallback() {
        try (MaintenanceMode command = lab.command()) {
            command.enable(spec -> spec.addresses(List.of("10.0.0.1")));
        }
        lab.copyToFallback(new KeeperNote("lab:primary", null, false));
        lab.primaryEntries.clear();
        lab.quarantine = quarantine;
        lab.elsewhere().withFallback();
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {-8, 8, 0})
    void whatNobodyTendedIsSetAsideAndNotMerged(int days) throws IOException {
        String left = days == 0 ? untended() : tended(Duration.ofDays(days));
        MaintenanceMode node = lab.node();

        assertThat(node.isOn()).isFalse();
        assertThat(node.addresses()).isEmpty();
        await().until(() -> lab.inFallback(STATUS).contains("~keeper=2026-11-21T20:00:00Z"));
        assertThat(lab.fallback().written).startsWith(ADDRESSES, STATUS);
        assertThat(lab.inFallback(STATUS)).doesNotContain("operator.on");
        assertThat(lab.inFallback(ADDRESSES)).doesNotContain("10.0.0.1");
        try (Stream<Path> files = Files.find(quarantine, 3, (file, any) -> any.isRegularFile())) {
            List<Path> kept = files.toList();
            assertThat(kept).hasSize(2).anySatisfy(file -> assertThat(file).hasContent(left));
        }
        assertThat(lab.primaryEntries).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-6, 6, -1})
    void whatWasTendedWithinAWeekIsBelieved(int days) {
        tended(Duration.ofDays(days));

        MaintenanceMode node = lab.node();

        assertThat(node.isOn()).isTrue();
        await().until(() -> lab.primaryEntries.size() == 2);
        assertThat(quarantine).isEmptyDirectory();
    }

    @Test
    void aMachineThatFellAsleepInTheMidstOfALookPutsNothingBackAfterwards() {
        tended(Duration.ofDays(-1));
        MaintenanceMode node = lab.node();
        await().until(() -> lab.primaryEntries.size() == 2);
        AtomicBoolean slept = new AtomicBoolean();
        lab.primary.afterRead = () -> {
            if (lab.primaryEntries.isEmpty() && slept.compareAndSet(false, true)) {
                lab.machine.pass(Duration.ofDays(8));
            }
        };

        lab.primaryEntries.clear();

        await().until(() -> !node.isOn());
        assertThat(slept).isTrue();
        assertThat(lab.inPrimary(STATUS)).doesNotContain("operator.on=true");
    }

    @Test
    void aCommandDoesNotBelieveWhatNobodyTendedAndLeavesItThere() {
        String left = tended(Duration.ofDays(-8));

        assertThat(lab.command().isOn()).isFalse();
        assertThat(lab.fallbackEntries).containsEntry(STATUS, left);
    }

    @Test
    void aFallbackThatCouldNotBeReadAtTheStartIsSetAsideWhenItCan() {
        tended(Duration.ofDays(-8));
        lab.fallback().onRead(Fault.REFUSE);
        MaintenanceMode node = lab.node();

        lab.fallback().heal();

        await().until(() -> lab.fallback().written.contains(STATUS));
        assertThat(node.isOn()).isFalse();
    }

    @Test
    void aStaleFallbackOfANewerFormatIsLeftAlone() {
        String newer = tended(Duration.ofDays(-8)).replace("format=1", "format=2");
        lab.fallbackEntries.put(STATUS, newer);

        MaintenanceMode node = lab.node();

        assertThat(node.isOn()).isFalse();
        int reads = lab.fallback().reads.get();
        await().until(() -> lab.fallback().reads.get() > reads + 3);
        assertThat(lab.fallbackEntries).containsEntry(STATUS, newer);
        assertThat(lab.fallback().written).isEmpty();
    }

    @Test
    void afterALongSleepMemoryIsForgottenAndReadAnew() {
        tended(Duration.ZERO);
        MaintenanceMode node = lab.node();
        await().until(() -> lab.primaryEntries.size() == 2);
        lab.primary.all(Fault.REFUSE);
        await().until(() -> node.health().degraded());
        lab.primaryEntries.clear();
        lab.fallbackEntries.clear();

        lab.machine.jump(Duration.ofDays(8));

        await().until(() -> !node.isOn());
        lab.primary.heal();
        await().until(() -> !node.health().unknown());
        assertThat(node.isOn()).isFalse();
        assertThat(lab.primaryEntries).isEmpty();
    }

    @Test
    void afterALongSleepNothingIsKnownUntilAStoreAnswers() {
        tended(Duration.ZERO);
        MaintenanceMode node = lab.node();
        await().until(() -> lab.primaryEntries.size() == 2);
        lab.primary.all(Fault.REFUSE);
        lab.fallback().all(Fault.REFUSE);

        lab.machine.jump(Duration.ofDays(8));

        await().until(() -> !node.isOn());
        assertThat(node.health().unknown()).isTrue();
    }

    @Test
    void aLongSleepGoesUnnoticedWhereTheStoreStillSaysTheSame() {
        tended(Duration.ZERO);
        MaintenanceMode node = lab.node();
        List<MaintenanceEvent> events = new CopyOnWriteArrayList<>();
        node.onChange(events::add);
        await().until(() -> lab.primaryEntries.size() == 2);

        lab.machine.jump(Duration.ofDays(8));

        await().until(() -> node.health().counters().containsKey(Counters.SET_ASIDE));
        await().until(() -> lab.inFallback(STATUS).contains("~keeper=2026-11-29"));
        node.scope("store-a").enable();
        await().until(() -> !events.isEmpty());
        assertThat(node.isOn()).isTrue();
        assertThat(events).extracting(event -> event.after().scope()).containsExactly("store-a");
    }

    @Test
    void aChangeRightAfterALongSleepCarriesNothingOld() {
        lab.primaryTimeout = Lab.SHORT;
        tended(Duration.ZERO);
        MaintenanceMode node = lab.node();
        await().until(() -> lab.primaryEntries.size() == 2);
        lab.primary.all(Fault.HANG_DEAF);
        await().until(() -> node.health().degraded());
        lab.primaryEntries.clear();
        lab.fallbackEntries.clear();

        lab.machine.jump(Duration.ofDays(8));
        lab.primary.heal();
        node.scope("store-a").enable();

        assertThat(lab.inPrimary(STATUS)).doesNotContain("global.operator");
    }

    private String untended() {
        return lab.inFallback(STATUS);
    }

    private String tended(Duration ago) {
        Instant at = lab.machine.now().plus(ago);
        String text = Lab.tended(untended(), at);
        lab.fallbackEntries.put(STATUS, text);
        return text;
    }
}
