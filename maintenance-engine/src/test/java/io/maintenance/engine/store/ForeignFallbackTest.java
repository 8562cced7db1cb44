// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.store;

import static io.maintenance.engine.lab.Lab.ADDRESSES;
import static io.maintenance.engine.lab.Lab.STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.maintenance.ChangeResult.Outcome;
import io.maintenance.MaintenanceHealth.Keeper;
import io.maintenance.MaintenanceMode;
import io.maintenance.NotStoredException;
import io.maintenance.engine.codec.KeeperNote;
import io.maintenance.engine.lab.FaultyBackend;
import io.maintenance.engine.lab.FaultyBackend.Fault;
import io.maintenance.engine.lab.Lab;
import io.maintenance.engine.lab.LogLines;
import io.maintenance.spi.StorageKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A fallback that was kept beside another primary store. */
class ForeignFallbackTest {

    private static final String OTHER = "lab:other";
    private static final KeeperNote OURS = new KeeperNote("lab:primary", null, false);

    @TempDir
    Path quarantine;

    private final Lab lab = new Lab();
    private final LogLines log = new LogLines();

    @BeforeEach
    void leaveAnOnInTheFallback() {
        try (MaintenanceMode command = lab.command()) {
            command.enable(spec -> spec.addresses(List.of("10.0.0.1")));
        }
        lab.copyToFallback(notedBeside(OTHER));
        lab.primaryEntries.clear();
        lab.quarantine = quarantine;
        lab.elsewhere().withFallback();
    }

    @AfterEach
    void close() {
        lab.close();
        log.close();
    }

    private KeeperNote notedBeside(String primary) {
        return new KeeperNote(primary, new Keeper("app@lab#00000000000000aa", lab.machine.now()), false);
    }

    @ParameterizedTest
    @ValueSource(strings = {OTHER, ""})
    void isSetAsideBeforeAnythingIsMerged(String primary) throws IOException {
        for (StorageKey key : StorageKey.values()) {
            KeeperNote note = notedBeside(primary);
            lab.fallbackEntries.put(key, Lab.noted(lab.inFallback(key), note));
        }
        String status = lab.inFallback(STATUS);
        MaintenanceMode node = lab.node();
        await().until(() -> lab.inFallback(STATUS).contains("tester@lab"));

        assertThat(node.isOn()).isFalse();
        assertThat(node.addresses()).isEmpty();
        assertThat(lab.primaryEntries).isEmpty();
        assertThat(lab.inFallback(STATUS)).contains("~primary=lab:primary").doesNotContain("operator.on");
        assertThat(lab.inFallback(ADDRESSES)).contains("~primary=lab:primary").doesNotContain("10.0.0.1");
        assertThat(kept("lab").resolve(STATUS.name())).hasContent(status);
        assertThat(kept("lab").resolve(ADDRESSES.name())).content().contains("10.0.0.1");
    }

    @Test
    void isReportedOnceWithTheCommandThatTakesItOver() throws IOException {
        MaintenanceMode node = lab.node();
        await().until(() -> lab.inFallback(STATUS).contains("tester@lab"));

        assertThat(log.all().stream().filter(line -> line.contains("set aside")))
                .singleElement()
                .asString()
                .contains("belongs to the primary store lab:other", "maintenance migrate --from file:" + kept(""))
                .endsWith(" --namespace lab --backend lab:primary");
        assertThat(node.health().warnings())
                .singleElement()
                .asString()
                .endsWith(" --namespace lab --backend lab:primary");
    }

    @ParameterizedTest
    @EnumSource(StorageKey.class)
    void eachEntryIsJudgedByItself(StorageKey ours) {
        lab.fallbackEntries.put(
                ours, Lab.noted(lab.inFallback(ours), ours == STATUS ? notedBeside("lab:primary") : OURS));
        MaintenanceMode node = lab.node();
        await().until(() -> lab.fallbackEntries.values().stream().noneMatch(text -> text.contains(OTHER)));

        assertThat(node.isOn()).isEqualTo(ours == STATUS);
        assertThat(node.addresses()).hasSize(ours == ADDRESSES ? 1 : 0);
    }

    @Test
    void aNodeThatEndsInTheMidstLeavesNothingForTheNextToBelieve() {
        lab.fallback().onWrite(STATUS, Fault.REFUSE);
        lab.poll = Duration.ofHours(1);
        lab.node().close();
        assertThat(lab.inFallback(ADDRESSES)).contains("~primary=lab:primary");
        assertThat(lab.inFallback(STATUS)).contains("~primary=" + OTHER);

        MaintenanceMode next = lab.elsewhere().node();

        assertThat(next.isOn()).isFalse();
        await().until(() -> lab.inFallback(STATUS).contains("tester@lab"));
    }

    @Test
    void aCommandBelievesNothingOfItAndLeavesItThere() {
        MaintenanceMode command = lab.command();

        assertThat(command.isOn()).isFalse();
        assertThat(command.health().keeper()).isNull();
        assertThat(lab.inFallback(STATUS)).contains("~primary=" + OTHER);
    }

    @Test
    void aCommandLeavesNoChangeThere() {
        lab.primary.all(Fault.REFUSE);
        MaintenanceMode command = lab.command();

        assertThatExceptionOfType(NotStoredException.class)
                .isThrownBy(() -> command.allow("10.0.0.2"))
                .withMessageContaining("No running node tends lab:fallback beside this store")
                .withMessageContaining("beside " + OTHER);
        assertThat(lab.inFallback(ADDRESSES)).doesNotContain("10.0.0.2");
    }

    @Test
    void ofTwoNodesTheLaterOneHasTheFallbackAndTheOtherGetsItBack() {
        lab.fallbackEntries.clear();
        MaintenanceMode first = lab.node();
        first.enable(spec -> spec.addresses(List.of("10.0.0.3")));
        FaultyBackend client = lab.fallback();
        lab.primary = new FaultyBackend(new java.util.concurrent.ConcurrentHashMap<>());
        lab.identity = OTHER;
        lab.withFallback();
        MaintenanceMode later = lab.node();
        await().until(() -> lab.inFallback(STATUS).contains("~primary=" + OTHER));
        int reads = client.reads.get();
        await().until(() -> client.reads.get() > reads + 5);

        assertThat(lab.inFallback(STATUS)).contains("~primary=" + OTHER);
        assertThat(later.isOn()).isFalse();
        assertThat(later.addresses()).isEmpty();
        assertThat(log.all())
                .filteredOn(line -> line.contains("keeps nothing there"))
                .hasSize(1);

        later.close();
        await().until(() -> lab.inFallback(STATUS).contains("operator.on=true"));
        assertThat(lab.inFallback(STATUS)).contains("~primary=lab:primary");
        assertThat(lab.inFallback(ADDRESSES)).contains("~primary=lab:primary", "10.0.0.3");
    }

    @Test
    void aNodeThatGaveWayIsNoKeeper() {
        lab.fallbackEntries.clear();
        MaintenanceMode node = lab.node();
        await().until(() -> lab.inFallback(STATUS).contains("tester@lab"));
        String text = lab.inFallback(STATUS);
        lab.fallbackEntries.put(STATUS, Lab.noted(text, notedBeside(OTHER)));
        lab.primary.all(Fault.REFUSE);

        assertThatExceptionOfType(NotStoredException.class).isThrownBy(node::enable);
        lab.fallbackEntries.put(STATUS, text);
        assertThat(node.enable().outcome()).isEqualTo(Outcome.DEGRADED);
    }

    private Path kept(String namespace) throws IOException {
        try (Stream<Path> all = Files.list(quarantine)) {
            return all.toList().get(0).resolve(namespace);
        }
    }
}
