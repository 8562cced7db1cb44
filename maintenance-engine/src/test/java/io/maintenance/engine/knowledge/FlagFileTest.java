// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maintenance.MaintenanceEvent;
import io.maintenance.MaintenanceEvent.Cause;
import io.maintenance.MaintenanceMode;
import io.maintenance.engine.lab.FastForwardPlatform;
import io.maintenance.engine.lab.FaultyBackend.Fault;
import io.maintenance.engine.lab.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The switch that works when nothing else does. */
class FlagFileTest {

    @TempDir
    Path directory;

    private final Lab lab = new Lab();

    @BeforeEach
    void nameTheFile() {
        lab.flagFile = directory.resolve("state").resolve("ON");
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void turnsANodeOnWhateverTheStoreSaysAndOffAgainWhenItIsRemoved() throws IOException {
        MaintenanceMode node = lab.node();
        node.enable();
        node.disable();

        Path file = touch();
        await().until(node::isOn);
        assertThat(node.scope("store-a").isOn()).isTrue();
        assertThat(node.isReadOnly()).isFalse();
        assertThat(node.health().flagged()).isTrue();

        Files.delete(file);
        await().until(() -> !node.isOn());
    }

    @Test
    void isLookedAtTwiceASecond() throws IOException {
        FastForwardPlatform time = new FastForwardPlatform(0, () -> {});

        new FlagFile(touch(), lab.context().memory(), time).start();

        assertThat(time.pauses()).hasSizeGreaterThan(10).allMatch(each -> each.toMillis() == 500);
    }

    @Test
    void worksWhenNoStoreCanBeRead() throws IOException {
        lab.startTimeout = Lab.SHORT;
        lab.primary.all(Fault.HANG_DEAF);
        MaintenanceMode node = lab.node();

        touch();

        await().until(node::isOn);
        lab.primary.heal();
    }

    @Test
    void thatIsThereAlreadyCountsFromTheFirstMoment() throws IOException {
        touch();

        for (int i = 0; i < 20; i++) {
            assertThat(lab.elsewhere().node().isOn()).isTrue();
        }
        assertThat(lab.command().isOn()).isTrue();
    }

    @Test
    void theStoredAllowListStillLetsIn() throws IOException {
        MaintenanceMode node = lab.node();
        node.allow("10.0.0.1");
        touch();
        await().until(node::isOn);

        assertThat(node.isOnFor("10.0.0.1")).isFalse();
        assertThat(node.isOnFor("10.0.0.2")).isTrue();
    }

    @Test
    void listenersAreToldWhy() throws IOException {
        MaintenanceMode node = lab.node();
        List<MaintenanceEvent> events = new CopyOnWriteArrayList<>();
        node.onChange(events::add);

        Path file = touch();
        await().until(() -> events.size() == 1);
        Files.delete(file);
        await().until(() -> events.size() == 2);

        assertThat(events).extracting(MaintenanceEvent::cause).containsOnly(Cause.FLAG_FILE);
    }

    @Test
    void itIsNeverStored() throws IOException {
        lab.withFallback();
        touch();
        MaintenanceMode node = lab.node();
        node.allow("10.0.0.1");

        assertThat(lab.primaryEntries).doesNotContainKey(Lab.STATUS);
        await().until(() -> lab.fallbackEntries.containsKey(Lab.STATUS));
        assertThat(lab.inFallback(Lab.STATUS)).doesNotContain("flag-file");
    }

    @Test
    void theLastAnswerStandsWhileItCannotBeLookedAt() throws IOException {
        Path file = touch();
        NodeMemory memory = lab.context().memory();
        FlagFile flag = new FlagFile(file, memory, lab.machine);
        flag.look();
        assertThat(memory.knowledge().flaggedSince()).isNotNull();

        Files.delete(file);
        Files.delete(file.getParent());
        Files.createSymbolicLink(file.getParent(), file.getParent()); // a link to itself is, like "denied", no answer
        flag.look();

        assertThat(memory.knowledge().flaggedSince()).isNotNull();
    }

    private Path touch() throws IOException {
        Path file = directory.resolve("state").resolve("ON");
        Files.createDirectories(directory.resolve("state"));
        return Files.createFile(file);
    }
}
