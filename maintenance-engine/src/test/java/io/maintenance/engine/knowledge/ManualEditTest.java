// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.knowledge;

import static io.maintenance.engine.lab.Lab.ADDRESSES;
import static io.maintenance.engine.lab.Lab.STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maintenance.MaintenanceMode;
import io.maintenance.address.AddressRange;
import io.maintenance.engine.lab.Lab;
import io.maintenance.spi.StorageKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An entry that somebody edits by hand: what it says then is a change like any other, whether or not its stamp was raised. */
class ManualEditTest {

    private static final Pattern STAMP = Pattern.compile("(?<=global\\.operator\\.stamp=)\\d+");

    private final Lab lab = new Lab();

    @AfterEach
    void close() {
        lab.close();
    }

    private void edit(StorageKey key, String from, String to) {
        String text = lab.inPrimary(key);
        assertThat(text).contains(from);
        lab.primaryEntries.put(key, text.replace(from, to));
    }

    /** Lets all of them look, so that what they do not agree about would be written by one of them. */
    private void settle(MaintenanceMode... nodes) {
        for (int i = 0; i < 3; i++) {
            for (MaintenanceMode node : nodes) {
                node.synchronize();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"true, false", "false, true"})
    void itStandsInBothDirectionsOnEachNode(boolean before, boolean after) {
        MaintenanceMode node = lab.node();
        MaintenanceMode other = lab.elsewhere().node();
        if (before) {
            node.enable();
        } else {
            node.disable();
        }
        settle(node, other);

        edit(STATUS, "operator.on=" + before, "operator.on=" + after);

        settle(node, other);
        assertThat(node.isOn()).isEqualTo(after);
        assertThat(other.isOn()).isEqualTo(after);
        assertThat(lab.inPrimary(STATUS)).contains("operator.on=" + after);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a first reason", "zzz"})
    void itStandsWhateverTheTextIs(String reason) {
        MaintenanceMode node = lab.node();
        node.enable(spec -> spec.reason("middle"));

        edit(STATUS, "operator.reason=middle", "operator.reason=" + reason);

        settle(node);
        assertThat(node.status().newest().orElseThrow().reason()).isEqualTo(reason);
    }

    @Test
    void itStandsInTheListOfAddressesToo() {
        MaintenanceMode node = lab.node();
        node.setAddresses(List.of("10.0.0.1", "10.0.0.2"));
        edit(ADDRESSES, "global.in.", "global.out.");

        settle(node);
        assertThat(node.addresses()).isEmpty();
        assertThat(lab.inPrimary(ADDRESSES)).contains("global.out.").doesNotContain("global.in.");

        edit(ADDRESSES, "global.out.", "global.in.");

        settle(node);
        assertThat(node.addresses()).extracting(AddressRange::text).containsExactly("10.0.0.1", "10.0.0.2");
    }

    @Test
    void oneThatRaisesTheStampStandsAsItIs() {
        MaintenanceMode node = lab.node();
        node.enable();
        String raised = STAMP.matcher(lab.inPrimary(STATUS))
                .replaceAll(found -> Long.toString(Long.parseLong(found.group()) + 1))
                .replace("on=true", "on=false");
        lab.primaryEntries.put(STATUS, raised);

        settle(node);
        assertThat(node.isOn()).isFalse();
        assertThat(lab.inPrimary(STATUS)).isEqualTo(raised);
    }

    @Test
    void oneThatWasMadeWhileNoNodeRanBeatsTheFallback() {
        lab.withFallback();
        MaintenanceMode first = lab.node();
        first.enable();
        first.close();
        edit(STATUS, "operator.on=true", "operator.on=false");

        MaintenanceMode node = lab.elsewhere().node();

        settle(node);
        assertThat(node.isOn()).isFalse();
        assertThat(lab.inPrimary(STATUS)).contains("operator.on=false");
        await().untilAsserted(() -> assertThat(lab.inFallback(STATUS)).contains("operator.on=false"));
    }

    @Test
    void aFallbackThatIsEditedDoesNotCount() {
        lab.withFallback();
        MaintenanceMode node = lab.node();
        node.disable();
        await().until(() -> lab.inFallback(STATUS).contains("operator.on=false"));
        lab.fallbackEntries.computeIfPresent(STATUS, (key, text) -> text.replace("on=false", "on=true"));

        settle(node);
        assertThat(node.isOn()).isFalse();
        await().untilAsserted(() -> assertThat(lab.inFallback(STATUS)).contains("operator.on=false"));
    }

    @Test
    void aBackupFromBeforeLosesAgainstIt() {
        MaintenanceMode node = lab.node();
        node.enable();
        Map<StorageKey, String> backup = Map.copyOf(lab.primaryEntries);
        edit(STATUS, "operator.on=true", "operator.on=false");
        settle(node);

        lab.primaryEntries.putAll(backup);

        settle(node);
        assertThat(node.isOn()).isFalse();
    }

    @Test
    void theChangeThatFollowsBeatsIt() {
        MaintenanceMode node = lab.node();
        node.enable();
        edit(STATUS, "operator.on=true", "operator.on=false");
        settle(node);

        node.enable();

        settle(node);
        assertThat(node.isOn()).isTrue();
    }

    @Test
    void aLineThatIsTakenAwayIsLostAndPutBack() {
        MaintenanceMode node = lab.node();
        node.enable();
        node.enable(spec -> spec.holder("deploy"));
        String whole = lab.inPrimary(STATUS);
        int lines = (int)
                whole.lines().filter(line -> line.startsWith("global.deploy.")).count();
        int end = (int) whole.lines().count();
        String shorter = whole.lines()
                .filter(line -> !line.startsWith("global.deploy."))
                .reduce("", (all, line) -> all + line + "\n")
                .replace("~end=" + end, "~end=" + (end - lines));
        lab.primaryEntries.put(STATUS, shorter);

        settle(node);
        assertThat(lab.inPrimary(STATUS)).isEqualTo(whole);
    }

    @Test
    void aCommandSeesItAndWritesNothingOfIt() {
        MaintenanceMode command = lab.on().command();
        edit(STATUS, "operator.on=true", "operator.on=false");
        String edited = lab.inPrimary(STATUS);
        lab.machine.pass(Duration.ofSeconds(1));

        command.synchronize();
        assertThat(command.isOn()).isFalse();
        assertThat(lab.inPrimary(STATUS)).isEqualTo(edited);
        command.enable(spec -> spec.holder("deploy"));
        assertThat(lab.inPrimary(STATUS).lines().filter(line -> line.startsWith("global.operator.")))
                .containsExactlyElementsOf(edited.lines()
                        .filter(line -> line.startsWith("global.operator."))
                        .toList());
    }
}
