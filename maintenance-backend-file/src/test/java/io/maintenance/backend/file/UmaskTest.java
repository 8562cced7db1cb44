// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.file;

import static io.maintenance.spi.StorageKey.MAINTENANCE_MODE_STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.maintenance.spi.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever could read the switch can read it still, whoever changed it with whatever umask. */
@Timeout(60)
class UmaskTest {

    private static final int STRANGER = 65_534;
    private static final int APPLICATION = 2_001;

    @TempDir
    private Path directory;

    private final Processes processes = new Processes();
    private Path root;
    private Path entry;

    @BeforeEach
    void openTheWay() throws IOException {
        permit(directory, "rwxr-xr-x");
        root = Files.createDirectory(directory.resolve("root"));
        entry = root.resolve("shop/MAINTENANCE_MODE_STATUS");
    }

    @AfterEach
    void end() {
        processes.close();
    }

    @ParameterizedTest
    @CsvSource({"077, rwxr-xr-x, r--r--r--", "027, rwxr-xr-x, r--r--r--", "077, rwxr-x---, r--r-----"})
    void whatIsCreatedCanBeReadByWhoMayReadTheDirectory(String umask, String above, String readers) throws Exception {
        permit(root, above);

        assertThat(masked(umask, "create", "x")).isEqualTo("true");

        assertThat(readers(entry)).isEqualTo(readers);
        assertThat(readers(root.resolve("shop/lock"))).isEqualTo(readers);
        assertThat(permissions(root.resolve("shop"))).isEqualTo(above);
    }

    @ParameterizedTest
    @ValueSource(strings = {"077", "000"})
    void whatIsReplacedKeepsItsPermissions(String umask) throws Exception {
        store("old");
        permit(entry, "rw-r-----");

        assertThat(masked(umask, "replace", "old")).isEqualTo("true");

        assertThat(permissions(entry)).isEqualTo("rw-r-----");
    }

    @Test
    void whatRootReplacesKeepsItsOwner() throws Exception {
        requireRoot();
        store("old");
        own(entry, APPLICATION, APPLICATION);
        permit(entry, "rw-------");

        assertThat(masked("077", "replace", "old")).isEqualTo("true");

        assertThat(PosixRights.of(entry)).isEqualTo(new PosixRights(APPLICATION, APPLICATION, 0600));
    }

    @Test
    void whereAGroupWouldNoLongerReadItNothingIsReplaced() throws Exception {
        requireRoot();
        storeByHand("old");
        permit(root.resolve("shop"), "rwxrwxrwx");
        own(entry, STRANGER, APPLICATION);
        permit(entry, "rw-r-----");

        assertThat(stranger("replace", "old"))
                .startsWith("REJECTED")
                .contains("untouched", "group " + APPLICATION + " could not read it", "as root");

        assertThat(entry).hasContent("old");
        assertThat(root.resolve("shop").toFile().list()).containsExactlyInAnyOrder("MAINTENANCE_MODE_STATUS");
    }

    @Test
    void theOwnerOfADirectoryThatKeepsOthersOutCanReadWhatItsGroupCreates() throws Exception {
        requireRoot();
        own(root, APPLICATION, STRANGER);
        permit(root, "rwxrwx---");

        assertThat(stranger("create", "x")).isEqualTo("true");

        assertThat(permissions(root.resolve("shop"))).endsWith("r-x");
        assertThat(permissions(entry)).endsWith("r--");
    }

    @Test
    void theCheckWarnsOfAnEntryThatHidesTheSwitch() throws Exception {
        store("old");
        permit(entry, "rw-------");

        try (FileBackend backend = GivenOptions.open(root)) {
            assertThat(backend.diagnose())
                    .filteredOn(finding -> finding.severity() == Finding.Severity.WARN)
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.detail()).contains(entry + " hides the switch"));
        }
    }

    private void store(String text) {
        try (FileBackend backend = GivenOptions.open(root)) {
            backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, text);
        }
    }

    private void storeByHand(String text) throws IOException {
        Files.createDirectory(root.resolve("shop"));
        Files.writeString(entry, text);
    }

    private String masked(String umask, String what, String text) throws Exception {
        return Processes.output(processes.startMasked(umask, what, root.toString(), text));
    }

    private String stranger(String what, String text) throws Exception {
        Path classes = Files.createTempDirectory(directory, "other-user");
        permit(classes, "rwxr-xr-x");
        return Processes.output(processes.startUnprivileged(classes.resolve("classes"), what, root.toString(), text));
    }

    private static void requireRoot() {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root gives files to other users");
    }

    private static void own(Path path, int user, int group) throws IOException {
        Files.setAttribute(path, "unix:uid", user);
        Files.setAttribute(path, "unix:gid", group);
    }

    private static String readers(Path path) throws IOException {
        return permissions(path).replaceAll("[wx]", "-");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static void permit(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
}
