// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.maintenance.ConfigurationException;
import io.maintenance.Level;
import io.maintenance.UnknownPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MirrorWriterTest {

    @TempDir
    Path directory;

    private MirrorFixture fixture;

    @BeforeEach
    void open() {
        fixture = MirrorFixture.of(directory);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void whileOffThereIsAPageAndAMapAndNoFlag() throws IOException {
        fixture.writer().write();

        assertThat(fixture.flags()).isEmpty();
        assertThat(fixture.map()).containsExactly(Map.entry("*", "off"), Map.entry("shop.example", "off"));
        assertThat(fixture.file("global.html")).contains("<html");
    }

    @Test
    void aPartThatIsOnIsOnAlone() throws IOException {
        fixture.maintenance().scope("store-a").enable();

        fixture.writer().write();

        assertThat(fixture.flags()).containsExactly("store-a.on");
        assertThat(fixture.map()).containsEntry("shop.example", "on").containsEntry("*", "off");
    }

    @Test
    void whatIsOnEverywhereIsOnInEachPart() throws IOException {
        fixture.maintenance().enable();

        fixture.writer().write();

        assertThat(fixture.flags()).containsExactly("global.on", "store-a.on");
        assertThat(fixture.map()).containsEntry("shop.example", "on").containsEntry("*", "on");
    }

    @Test
    void readOnlyIsOnWithAFlagOfItsOwn() throws IOException {
        fixture.maintenance().enable(spec -> spec.level(Level.READ_ONLY));

        fixture.writer("scopes", "global").write();

        assertThat(fixture.flags()).containsExactly("global.on", "global.read-only");
        assertThat(fixture.map()).containsEntry("*", "read-only");
    }

    @Test
    void readOnlyEndsWhenEverythingIsRejected() throws IOException {
        MirrorWriter writer = fixture.writer("scopes", "global");
        fixture.maintenance().enable(spec -> spec.level(Level.READ_ONLY));
        writer.write();
        fixture.maintenance().enable();

        writer.write();

        assertThat(fixture.flags()).containsExactly("global.on");
    }

    @Test
    void offRemovesEveryFlag() throws IOException {
        MirrorWriter writer = fixture.writer();
        fixture.maintenance().enable(spec -> spec.level(Level.READ_ONLY));
        writer.write();
        fixture.maintenance().disable();

        writer.write();

        assertThat(fixture.flags()).isEmpty();
        assertThat(fixture.map()).containsEntry("*", "off");
    }

    @Test
    void pageAndProblemDocumentSayWhatVisitorsAreTold() throws IOException {
        fixture.maintenance().enable(spec -> spec.message("Back at nine"));

        fixture.writer().write();

        assertThat(fixture.file("store-a.html")).contains("Back at nine");
        assertThat(fixture.file("store-a.json")).contains("\"status\":503", "\"detail\":\"Back at nine\"");
    }

    @Test
    void aChangeIsWrittenByItself() throws IOException {
        try (MirrorWriter writer = fixture.start()) {
            fixture.maintenance().enable();

            await().until(() -> fixture.flags().contains("global.on"));
            assertThat(writer.statuses()).noneMatch(MirrorStatus::isFailing);
        }
    }

    @Test
    void whatSomebodyRemovedIsPutBack() throws IOException {
        MirrorWriter writer = fixture.writer();
        fixture.maintenance().enable();
        writer.write();
        Files.delete(directory.resolve("global.on"));

        writer.write();

        assertThat(fixture.flags()).contains("global.on");
    }

    @Test
    void theVerdictStaysWhenTheServerEnds() throws IOException {
        fixture.maintenance().enable();
        MirrorWriter writer = fixture.start();

        writer.close();

        assertThat(fixture.flags()).contains("global.on");
        assertThat(fixture.map()).containsEntry("*", "on");
    }

    @Test
    void whileNothingIsKnownWhatWasSaidLastStays() throws IOException {
        fixture.maintenance().enable();
        fixture.writer().write();

        try (MirrorFixture later = MirrorFixture.unknown(directory, UnknownPolicy.OPEN)) {
            later.writer().write();
        }

        assertThat(fixture.flags()).contains("global.on");
        assertThat(fixture.map()).containsEntry("*", "on");
    }

    @Test
    void whileNothingIsKnownAMapThatIsMissingIsMade() throws IOException {
        try (MirrorFixture first = MirrorFixture.unknown(directory, UnknownPolicy.OPEN)) {
            first.writer().write();

            assertThat(first.map()).containsEntry("*", "off");
        }
    }

    @Test
    void whileNothingIsKnownAClosedSwitchIsOn() throws IOException {
        try (MirrorFixture closed = MirrorFixture.unknown(directory, UnknownPolicy.CLOSED)) {
            closed.writer().write();

            assertThat(closed.flags()).contains("global.on");
            assertThat(closed.map()).containsEntry("*", "on");
        }
    }

    @Test
    void othersMayReadWhatTheUmaskAllows() throws IOException {
        Path probe = Files.writeString(directory.resolve("probe"), "");
        fixture.maintenance().enable();

        fixture.writer().write();

        assertThat(Files.getPosixFilePermissions(directory.resolve("global.on")))
                .isEqualTo(Files.getPosixFilePermissions(probe))
                .contains(PosixFilePermission.OWNER_READ);
    }

    @Test
    void aDirectoryThatIsMissingIsReported() {
        MirrorWriter writer =
                MirrorWriter.of(fixture.maintenance(), MirrorFixture.settings(directory.resolve("absent")));

        writer.write();

        assertThat(writer.statuses())
                .allMatch(MirrorStatus::isFailing)
                .extracting(MirrorStatus::problem)
                .allMatch(problem -> String.valueOf(problem).contains("absent is no directory: create it"));
    }

    @Test
    void aDirectoryThatIsMadeLaterIsWritten() throws IOException {
        Path absent = directory.resolve("absent");
        MirrorWriter writer = MirrorWriter.of(fixture.maintenance(), MirrorFixture.settings(absent));
        writer.write();
        Files.createDirectory(absent);

        writer.write();

        assertThat(writer.statuses()).hasSize(3).noneMatch(MirrorStatus::isFailing);
        assertThat(absent.resolve("global.html")).exists();
    }

    @Test
    void oneMirrorThatFailsLeavesTheOthersTrue() throws IOException {
        Files.createDirectories(directory.resolve("global.html/in-the-way"));
        fixture.maintenance().enable();
        MirrorWriter writer = fixture.writer();

        writer.write();

        assertThat(fixture.flags()).contains("global.on");
        assertThat(writer.statuses())
                .filteredOn(MirrorStatus::isFailing)
                .extracting(MirrorStatus::name)
                .containsExactly("pages");
    }

    @Test
    void noTemporaryFileIsLeft() throws IOException {
        fixture.writer().write();

        try (var files = Files.list(directory)) {
            assertThat(files).noneMatch(file -> file.getFileName().toString().endsWith(".new"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"global.on", "store-a.read-only", "haproxy.map"})
    void theFlagFileOfTheSwitchIsNoMirror(String name) {
        refuses(directory.resolve(name));
    }

    @Test
    void theFlagFileOfTheSwitchIsNoMirrorThroughALinkEither() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("ON"), directory.resolve("global.on"));

        refuses(link);
    }

    private void refuses(Path flagFile) {
        try (var own = io.maintenance.MaintenanceMode.builder()
                .backend("memory:flag-" + System.nanoTime())
                .properties(Map.of("maintenance.http.scopes", "shop.example=store-a"), "a test")
                .flagFile(flagFile)
                .open()) {
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> MirrorWriter.of(own, MirrorFixture.settings(directory)))
                    .withMessageContaining("emergency flag file");
        }
    }

    @Test
    void whatDependsOnTheDirectoryIsRefusedWithoutIt() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> MirrorFixture.settings(Path.of("relative"), "haproxy-map", "/a b"))
                .satisfies(e -> assertThat(e.problems()).hasSize(3));
    }

    @Test
    void aScopeThatCannotBeIsRefused() {
        assertThat(List.of("A", "..", "a/b"))
                .allSatisfy(scope -> assertThatExceptionOfType(ConfigurationException.class)
                        .isThrownBy(() -> MirrorFixture.settings(directory, "scopes", scope)));
    }
}
