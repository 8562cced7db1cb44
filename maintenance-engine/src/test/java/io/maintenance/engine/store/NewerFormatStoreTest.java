// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.store;

import static io.maintenance.engine.lab.Lab.ADDRESSES;
import static io.maintenance.engine.lab.Lab.STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.maintenance.ChangeRefusedException;
import io.maintenance.ChangeRefusedException.Reason;
import io.maintenance.MaintenanceMode;
import io.maintenance.engine.lab.FaultyBackend.Fault;
import io.maintenance.engine.lab.Lab;
import io.maintenance.spi.StorageKey;
import io.maintenance.spi.Traits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Stores that newer versions wrote, and limits of stores. */
class NewerFormatStoreTest {

    private final Lab lab = new Lab();

    @BeforeEach
    void leaveANewerEntry() {
        lab.on().withFallback();
        lab.primaryEntries.compute(STATUS, (key, text) -> text.replace("format=1", "format=2"));
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void isObeyedAsFarAsItIsUnderstood() {
        assertThat(lab.node().isOn()).isTrue();
        assertThat(lab.command().isOn()).isTrue();
    }

    @Test
    void nothingIsWrittenAnywhere() {
        List<Map<StorageKey, String>> before = lab.everything();
        MaintenanceMode node = lab.node();

        assertThatExceptionOfType(ChangeRefusedException.class)
                .isThrownBy(node::disable)
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.NEWER_FORMAT));
        assertThatExceptionOfType(ChangeRefusedException.class).isThrownBy(() -> node.allow("10.0.0.1"));
        assertThatExceptionOfType(ChangeRefusedException.class).isThrownBy(lab.command()::disable);
        settle();

        assertThat(lab.everything()).isEqualTo(before);
        assertThat(lab.primary.writes).hasValue(0);
        assertThat(lab.fallback().writes).hasValue(0);
        assertThat(node.health().warnings())
                .anySatisfy(warning -> assertThat(warning).contains("format"));
    }

    @Test
    void whoHasSeenItPutsNothingBack() {
        MaintenanceMode node = lab.node();

        lab.primaryEntries.clear();
        settle();

        assertThat(lab.primaryEntries).isEmpty();
        assertThat(node.isOn()).isTrue();
    }

    @Test
    void oneThatComesWhileANodeRunsIsLeftAlone() {
        lab.primaryEntries.clear();
        MaintenanceMode node = lab.node();
        node.enable();
        String newer = lab.inPrimary(STATUS).replace("format=1", "format=2");
        lab.primaryEntries.put(STATUS, newer);
        settle();

        assertThat(lab.primaryEntries).containsEntry(STATUS, newer);
        assertThatExceptionOfType(ChangeRefusedException.class).isThrownBy(node::disable);
    }

    @Test
    void whoLeavesDoesNotWriteOverOneThatHasJustComeIntoItsFallback() {
        lab.primaryEntries.clear();
        lab.poll = Duration.ofHours(1);
        MaintenanceMode node = lab.node();
        await().until(() -> lab.fallbackEntries.containsKey(STATUS));
        lab.fallback().onWrite(Fault.REFUSE);
        int writes = lab.fallback().writes.get();
        node.enable();
        await().until(() -> lab.fallback().writes.get() > writes);

        String newer = lab.inFallback(STATUS).replace("format=1", "format=2");
        lab.fallbackEntries.put(STATUS, newer);
        lab.fallback().heal();
        node.close();

        assertThat(lab.fallbackEntries).containsEntry(STATUS, newer);
    }

    @ParameterizedTest
    @EnumSource(StorageKey.class)
    void whatIsTooLargeForOneEntryIsRefusedAndLeavesBothAsTheyWere(StorageKey large) {
        lab.primaryEntries.clear();
        MaintenanceMode node = lab.node();
        node.enable(spec -> spec.addresses(List.of("10.0.0.1")));
        Map<StorageKey, String> before = Map.copyOf(lab.primaryEntries);
        lab.primary.traits = new Traits(Traits.Reach.CLUSTER, 500);

        boolean status = large == STATUS;
        String reason = status ? "x".repeat(600) : "";
        List<String> ranges = status ? List.of("10.0.0.2") : manyRanges();
        assertThatExceptionOfType(ChangeRefusedException.class)
                .isThrownBy(() -> node.enable(spec -> spec.reason(reason).addresses(ranges)))
                .withMessageContaining(large.name())
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.TOO_LARGE));
        settle();

        assertThat(lab.primaryEntries).isEqualTo(before);
        assertThat(lab.inFallback(STATUS)).doesNotContain("xxx");
    }

    @Test
    void anEntryThatIsTooLargeDoesNotHoldUpTheOther() {
        lab.primaryEntries.clear();
        MaintenanceMode node = lab.node();
        node.enable(spec -> spec.addresses(manyRanges()));

        lab.primary.traits = new Traits(Traits.Reach.CLUSTER, 500);
        lab.primaryEntries.clear();

        await().until(() -> lab.primaryEntries.containsKey(STATUS));
        assertThat(lab.primaryEntries).doesNotContainKey(ADDRESSES);
    }

    private static List<String> manyRanges() {
        return IntStream.range(0, 100).mapToObj(i -> "10.0.0." + i).toList();
    }

    private void settle() {
        int seen = lab.primary.reads.get();
        await().until(() -> lab.primary.reads.get() > seen + 4);
    }
}
