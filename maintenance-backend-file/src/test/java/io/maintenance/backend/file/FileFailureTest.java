// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.file;

import static io.maintenance.spi.StorageKey.MAINTENANCE_MODE_STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.maintenance.spi.Finding;
import io.maintenance.spi.Finding.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the system refuses is reported as refused, and leaves what is stored as it is. */
@Timeout(300)
class FileFailureTest {

    @TempDir
    private Path directory;

    private Path root;

    @BeforeEach
    void storeSomething() throws IOException {
        permit(directory, "rwxr-xr-x"); // so that another user gets as far as the root
        root = Files.createDirectory(directory.resolve("root"));
        try (FileBackend backend = GivenOptions.open(root)) {
            backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, "old");
        }
    }

    @Test
    void aFullDiskLeavesTheOldText() throws Exception {
        try (Processes processes = new Processes();
                FileBackend backend = GivenOptions.open(root)) {
            String output = Processes.output(processes.startLimited(8, "replace", root.toString(), "old"));

            assertThat(output)
                    .startsWith("REJECTED " + root.toRealPath() + "/shop/MAINTENANCE_MODE_STATUS was not written")
                    .contains("File too large", "full");
            assertThat(backend.read()).containsEntry(MAINTENANCE_MODE_STATUS, "old");
            assertThat(root.resolve("shop").toFile().list())
                    .containsExactlyInAnyOrder("MAINTENANCE_MODE_STATUS", "lock");
        }
    }

    @Test
    void aReadOnlyDirectoryCanBeReadAndRejectsChanges() throws Exception {
        permit(root.resolve("shop"), "r-xr-xr-x");
        try (Processes processes = new Processes()) {
            assertThat(unprivileged(processes, "read")).isEqualTo("{MAINTENANCE_MODE_STATUS=old}");
            assertThat(unprivileged(processes, "replace", "old"))
                    .startsWith("REJECTED")
                    .contains(root.toString(), "permission denied", "write access", "untouched");
        } finally {
            permit(root.resolve("shop"), "rwxr-xr-x");
        }
        assertThat(root.resolve("shop/MAINTENANCE_MODE_STATUS")).hasContent("old");
    }

    @Test
    void anUnreadableDirectoryIsRejectedNotEmpty() throws Exception {
        permit(root, "---------");
        try (Processes processes = new Processes()) {
            assertThat(unprivileged(processes, "read"))
                    .startsWith("REJECTED")
                    .contains("permission denied", "may read");
            assertThat(unprivileged(processes, "create", "x")).startsWith("REJECTED");
        } finally {
            permit(root, "rwxr-xr-x");
        }
    }

    @Test
    void anUnreadableEntryIsRejectedNotAbsent() throws Exception {
        Path entry = root.resolve("shop/MAINTENANCE_MODE_STATUS");
        permit(entry, "---------");
        try (Processes processes = new Processes()) {
            assertThat(unprivileged(processes, "read")).startsWith("REJECTED").contains(entry.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({"no mount of its own, mount --bind $0 $0, umount $0", "not immutable, chattr +i $0, chattr -i $0"})
    void anEntryThatCannotBeReplacedIsRefusedForCertain(String why, String fix, String undo) throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root mounts files and makes them immutable");
        String entry = root.resolve("shop/MAINTENANCE_MODE_STATUS").toString();
        try (Processes processes = new Processes()) {
            Process child = processes.startBetween(fix, undo, entry, "replace", root.toString(), "old");
            String output = Processes.output(child);
            assumeTrue(child.exitValue() != Processes.NOT_POSSIBLE, "this file system or container does not allow it");

            assertThat(output).startsWith("REJECTED " + entry).contains("untouched", why);
        }
        assertThat(Path.of(entry)).hasContent("old");
        assertThat(root.resolve("shop").toFile().list()).containsExactlyInAnyOrder("MAINTENANCE_MODE_STATUS", "lock");
    }

    @Test
    void anotherUsersEntryInAStickyDirectoryIsRefusedForCertain() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root gives files to other users");
        Files.setAttribute(root.resolve("shop"), "unix:mode", 01777);
        Files.delete(root.resolve("shop/lock"));
        try (Processes processes = new Processes()) {
            assertThat(unprivileged(processes, "replace", "old"))
                    .startsWith("REJECTED")
                    .contains("sticky bit");
        }
    }

    /** Root runs the command, another user the application, in that user's directory or one of its group. */
    @ParameterizedTest
    @CsvSource({"unix:uid, rwxr-xr-x", "unix:gid, rwxrwx---"})
    void whatRootCreatesIsWritableForTheApplication(String share, String permissions) throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root gives files to other users");
        root = Files.createDirectory(directory.resolve("shared"));
        Files.setAttribute(root, share, 65534);
        permit(root, permissions);
        try (Processes processes = new Processes();
                FileBackend backend = GivenOptions.open(root)) {
            backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, "old");

            assertThat(unprivileged(processes, "replace", "old")).isEqualTo("true");
            assertThat(backend.read().get(MAINTENANCE_MODE_STATUS)).startsWith("xxx");
        }
    }

    @Test
    void aHealthyDirectoryHasNothingToRemedy() {
        try (FileBackend backend = GivenOptions.open(root)) {
            assertThat(backend.diagnose())
                    .extracting(Finding::severity)
                    .isNotEmpty()
                    .containsOnly(Severity.OK);
        }
    }

    @Test
    void aCheckNamesWhatIsWrongAndChangesNothing() throws Exception {
        permit(root.resolve("shop"), "rwxrwxrwx");
        try (FileBackend open = GivenOptions.open(root);
                FileBackend absent = GivenOptions.open(directory.resolve("absent"))) {
            assertThat(open.diagnose())
                    .anySatisfy(finding -> assertThat(finding.remedy()).contains("chmod o-w"));
            assertThat(absent.diagnose())
                    .anySatisfy(finding -> assertThat(finding.detail()).contains("will be created"));
            assertThat(directory.resolve("absent")).doesNotExist();
        }
    }

    private String unprivileged(Processes processes, String what, String... text) throws Exception {
        String[] args =
                text.length == 0 ? new String[] {what, root.toString()} : new String[] {what, root.toString(), text[0]};
        Path classes = Files.createTempDirectory(directory, "other-user");
        permit(classes, "rwxr-xr-x");
        return Processes.output(processes.startUnprivileged(classes.resolve("classes"), args));
    }

    private static void permit(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
}
