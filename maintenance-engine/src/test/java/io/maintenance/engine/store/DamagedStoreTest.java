// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.store;

import static io.maintenance.engine.lab.Lab.ADDRESSES;
import static io.maintenance.engine.lab.Lab.STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.maintenance.ChangeRefusedException;
import io.maintenance.ChangeRefusedException.Reason;
import io.maintenance.ChangeResult.Outcome;
import io.maintenance.MaintenanceHealth;
import io.maintenance.MaintenanceMode;
import io.maintenance.engine.codec.EntryCodec;
import io.maintenance.engine.lab.FaultyBackend;
import io.maintenance.engine.lab.FaultyBackend.Fault;
import io.maintenance.engine.lab.Lab;
import io.maintenance.engine.state.Registers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Entries that are not what was written. */
class DamagedStoreTest {

    private static final String FOREIGN = EntryCodec.status("another", 2048).write(Registers.empty(), null);

    @TempDir
    Path quarantine;

    private final Lab lab = new Lab();

    @AfterEach
    void close() {
        lab.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "", "format=1\nnamespace=lab\n", "maintenance/1+gzip:AAAA", "foreign"})
    void aNodeReplacesADamagedEntryAndKeepsItsText(String garbage) {
        String damaged = garbage.equals("foreign") ? FOREIGN : garbage;
        lab.quarantine = quarantine;
        MaintenanceMode node = lab.node();
        node.enable();
        String on = lab.inPrimary(STATUS);

        lab.primaryEntries.put(STATUS, damaged);

        await().untilAsserted(() -> assertThat(lab.primaryEntries).containsEntry(STATUS, on));
        assertThat(node.isOn()).isTrue();
        assertThat(kept()).containsExactly(damaged);
    }

    @Test
    void aChangeReplacesADamagedEntryAndKeepsItsText() {
        lab.quarantine = quarantine;
        lab.poll = Duration.ofHours(1);
        MaintenanceMode node = lab.node();
        node.enable();
        await().until(lab.primary::isWatched);

        lab.primaryEntries.put(STATUS, "garbage");
        node.disable();

        assertThat(lab.inPrimary(STATUS)).contains("operator.on=false");
        assertThat(kept()).containsExactly("garbage");
    }

    @Test
    void aTextThatIsKeptHasTheRightsOfEveryNewFileThere() throws IOException {
        lab.quarantine = quarantine;
        lab.poll = Duration.ofHours(1);
        MaintenanceMode node = lab.node();
        node.enable();
        await().until(lab.primary::isWatched);

        lab.primaryEntries.put(STATUS, "garbage");
        node.disable();

        List<Set<PosixFilePermission>> rights = new ArrayList<>();
        try (Stream<Path> files = Files.list(quarantine)) {
            for (Path file : files.toList()) {
                rights.add(Files.getPosixFilePermissions(file));
            }
        }
        Path another = Files.createFile(quarantine.resolve("another"));
        assertThat(rights).containsExactly(Files.getPosixFilePermissions(another));
    }

    @Test
    void aTruncatedEntryIsNotMerged() {
        MaintenanceMode node = lab.node();
        node.enable();
        String on = lab.inPrimary(STATUS);
        node.disable();
        String off = lab.inPrimary(STATUS);

        lab.primaryEntries.put(STATUS, on.substring(0, on.length() - 3));

        await().untilAsserted(() -> assertThat(lab.primaryEntries).containsEntry(STATUS, off));
    }

    @Test
    void aNodeThatKnowsNothingOfAnEntryLeavesItsDamage() {
        MaintenanceMode node = lab.node();
        node.allow("10.0.0.1");
        lab.primaryEntries.put(STATUS, "garbage");
        int seen = lab.primary.reads.get();

        await().until(() -> lab.primary.reads.get() > seen + 5);
        assertThat(lab.primaryEntries).containsEntry(STATUS, "garbage");
    }

    @Test
    void oneDamagedEntryDoesNotBlockTheOther() {
        lab.primaryEntries.put(ADDRESSES, "garbage");
        MaintenanceMode node = lab.node();

        node.enable();

        try (MaintenanceMode command = lab.elsewhere().command()) {
            assertThat(command.isOn()).isTrue();
            command.disable();
        }
        await().until(() -> !node.isOn());
        assertThat(lab.primaryEntries).containsEntry(ADDRESSES, "garbage");
    }

    @Test
    void aCommandRefusesAndSaysHowToRemoveIt() {
        lab.primaryEntries.putAll(Map.of(STATUS, "garbage", ADDRESSES, "rubbish"));
        MaintenanceMode command = lab.command();

        assertThatExceptionOfType(ChangeRefusedException.class)
                .isThrownBy(command::enable)
                .withMessageContaining("rm " + STATUS)
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.DAMAGED));
        assertThatExceptionOfType(ChangeRefusedException.class)
                .isThrownBy(() -> command.allow("10.0.0.1"))
                .withMessageContaining("rm " + ADDRESSES);
        assertThat(lab.primaryEntries).isEqualTo(Map.of(STATUS, "garbage", ADDRESSES, "rubbish"));
    }

    @Test
    void aCommandThatNeedsBothEntriesWritesNeitherWhenOneIsDamaged() {
        lab.primaryEntries.put(STATUS, "garbage");
        MaintenanceMode command = lab.command();

        assertThatExceptionOfType(ChangeRefusedException.class)
                .isThrownBy(() -> command.enable(spec -> spec.addresses(List.of("10.0.0.1"))));
        assertThat(lab.primaryEntries).isEqualTo(Map.of(STATUS, "garbage"));
    }

    @Test
    void healthSaysCorruptAndHowToRemoveIt() {
        lab.primaryEntries.put(STATUS, "garbage");

        MaintenanceHealth.StoreStatus store = lab.command().health().stores().get(0);

        assertThat(store.state()).isEqualTo(MaintenanceHealth.StoreState.CORRUPT);
        assertThat(store.problem()).contains("rm " + STATUS);
    }

    @Test
    void unknownStaysUnknownWhenOnlyADamagedStatusWasRead() {
        lab.primaryEntries.put(STATUS, "garbage");

        assertThat(lab.command().snapshot().isUnknown()).isTrue();
        assertThat(lab.node().snapshot().isUnknown()).isTrue();
    }

    @Test
    void eachTextIsKeptOnceHoweverOftenItsReplacementFails() {
        lab.quarantine = quarantine;
        FaultyBackend fallback = lab.withFallback();
        MaintenanceMode node = lab.node();
        node.enable();
        await().until(() -> lab.fallbackEntries.containsKey(STATUS));
        lab.primary.onWrite(Fault.REJECT);
        fallback.onWrite(Fault.REJECT);

        lab.primaryEntries.put(STATUS, "garbage");
        lab.fallbackEntries.put(STATUS, "rubbish");

        int writes = lab.primary.writes.get();
        await().until(() -> lab.primary.writes.get() > writes + 3);
        assertThat(kept()).containsExactlyInAnyOrder("garbage", "rubbish");
    }

    @Test
    void aDamagedFallbackDoesNotKeepANodeFromLeavingItsChangeThere() {
        lab.withFallback();
        MaintenanceMode node = lab.node();
        node.enable(spec -> spec.addresses(List.of("10.0.0.1")));
        await().until(() -> lab.fallbackEntries.size() == 2);
        lab.primary.all(Fault.REFUSE);
        FaultyBackend fallback = Objects.requireNonNull(lab.fallback);
        fallback.onWrite(STATUS, Fault.REJECT);
        lab.fallbackEntries.put(STATUS, "garbage");
        int seen = fallback.reads.get();
        await().until(() -> fallback.reads.get() > seen + 3);
        fallback.onWrite(STATUS, Fault.NONE);

        assertThat(node.disable().outcome()).isEqualTo(Outcome.DEGRADED);
    }

    private List<String> kept() {
        try (Stream<Path> files = Files.list(quarantine)) {
            return files.map(DamagedStoreTest::text).toList();
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }
}
