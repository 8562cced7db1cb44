// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.file;

import static io.maintenance.spi.StorageKey.MAINTENANCE_MODE_ADDRESSES;
import static io.maintenance.spi.StorageKey.MAINTENANCE_MODE_STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryTest {

    @TempDir
    private Path directory;

    @Test
    void goesOnAfterTheDirectoryWasDeleted() throws Exception {
        Path root = directory.resolve("a/b");
        try (FileBackend backend = GivenOptions.open(root)) {
            backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, "first");
            delete(directory.resolve("a"));

            assertThat(backend.read()).isEmpty();
            assertThat(backend.compareAndSet(MAINTENANCE_MODE_STATUS, "first", "x"))
                    .isFalse();
            assertThat(backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, "second"))
                    .isTrue();
            assertThat(backend.read()).containsEntry(MAINTENANCE_MODE_STATUS, "second");
        }
    }

    @Test
    void theDirectoryMayBeALinkAndStaysOne() throws Exception {
        Path real = Files.createDirectory(directory.resolve("real"));
        Path link = Files.createSymbolicLink(directory.resolve("link"), real);
        try (FileBackend backend = GivenOptions.open(link);
                FileBackend same = GivenOptions.open(real)) {
            assertThat(backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, "a"))
                    .isTrue();
            assertThat(same.compareAndSet(MAINTENANCE_MODE_STATUS, "a", "b")).isTrue();
            assertThat(backend.read()).containsEntry(MAINTENANCE_MODE_STATUS, "b");
            assertThat(link).isSymbolicLink();
        }
    }

    @Test
    void aLinkThatLeadsNowhereIsNotAnEmptyStore() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("link"), directory.resolve("unmounted"));
        try (FileBackend backend = GivenOptions.open(link)) {
            assertThatExceptionOfType(BackendException.class)
                    .isThrownBy(backend::read)
                    .withMessageContaining(link + " is a link that leads nowhere")
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE));
        }
    }

    @Test
    void aFileInPlaceOfTheDirectoryIsRejectedNotEmpty() throws Exception {
        Files.createFile(directory.resolve("shop"));
        try (FileBackend backend = GivenOptions.open(directory)) {
            assertThatExceptionOfType(BackendException.class)
                    .isThrownBy(backend::read)
                    .withMessageContaining("shop is a directory that user")
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.REJECTED));
            assertThatExceptionOfType(BackendException.class)
                    .isThrownBy(() -> backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, "a"))
                    .withMessageContaining("Not a directory")
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.REJECTED));
        }
    }

    @Test
    void aFileInPlaceOfTheRootIsRejected() throws Exception {
        Path root = directory.resolve("root");
        try (FileBackend backend = GivenOptions.open(root)) {
            Files.createFile(root);
            assertThatExceptionOfType(BackendException.class)
                    .isThrownBy(() -> backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, "a"))
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.REJECTED));
            assertThat(root).isEmptyFile();
        }
    }

    @Test
    void bytesThatAreNoTextHideNothingAndCanBeReplaced() throws Exception {
        try (FileBackend backend = GivenOptions.open(directory)) {
            backend.compareAndSet(MAINTENANCE_MODE_ADDRESSES, null, "addresses");
            Path status = directory.resolve("shop/MAINTENANCE_MODE_STATUS");
            Files.write(status, new byte[] {'o', 'n', '=', (byte) 0xFF});

            String damaged = backend.read().get(MAINTENANCE_MODE_STATUS);

            assertThat(damaged).isEqualTo("damaged entry: it holds bytes that are no UTF-8\nbase64 b249/w==\n");
            assertThat(backend.read()).containsEntry(MAINTENANCE_MODE_ADDRESSES, "addresses");
            Files.write(status, new byte[] {'o', 'n', '=', (byte) 0xFE});
            assertThat(backend.compareAndSet(MAINTENANCE_MODE_STATUS, damaged, "x"))
                    .isFalse();
            damaged = backend.read().get(MAINTENANCE_MODE_STATUS);
            assertThat(backend.compareAndSet(MAINTENANCE_MODE_STATUS, damaged, "x"))
                    .isTrue();
        }
    }

    @Test
    void aHugeEntryIsDamagedAndNotLoaded() throws Exception {
        try (FileBackend backend = GivenOptions.open(directory)) {
            backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, "a");
            try (var file = new RandomAccessFile(
                    directory.resolve("shop/MAINTENANCE_MODE_STATUS").toFile(), "rw")) {
                file.setLength(1L << 40);
            }

            String damaged = backend.read().get(MAINTENANCE_MODE_STATUS);

            assertThat(damaged).startsWith("damaged entry: it holds 1099511627776 bytes, which is more");
            assertThat(backend.compareAndSet(MAINTENANCE_MODE_STATUS, damaged, "b"))
                    .isTrue();
        }
    }

    @Test
    void everythingIsOpenToTheGroupWhereTheDirectoryIs() throws Exception {
        permit(directory, "rwxrwx---");
        try (FileBackend backend = GivenOptions.open(directory)) {
            backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, "a");
        }

        assertThat(permissions("shop")).contains("rwxrwx");
        assertThat(permissions("shop/lock")).startsWith("rw-rw-");
        assertThat(permissions("shop/MAINTENANCE_MODE_STATUS")).startsWith("rw-rw-");
    }

    @Test
    void elsewhereFilesAreAsThisUserUsuallyCreatesThem() throws Exception {
        permit(directory, "rwxr-x---");
        Path usual = Files.createFile(directory.resolve("usual"));
        try (FileBackend backend = GivenOptions.open(directory)) {
            backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, "a");
        }

        String expected = PosixFilePermissions.toString(Files.getPosixFilePermissions(usual));
        assertThat(permissions("shop/lock")).isEqualTo(expected);
        assertThat(permissions("shop/MAINTENANCE_MODE_STATUS")).isEqualTo(expected);
    }

    @Test
    void theGroupBitThatMakesADirectoryHandDownItsGroupStays() throws Exception {
        Files.setAttribute(directory, "unix:mode", 02770);
        try (FileBackend backend = GivenOptions.open(directory)) {
            backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, "a");
        }

        assertThat((int) Files.getAttribute(directory.resolve("shop"), "unix:mode") & 02070)
                .isEqualTo(02070);
    }

    private String permissions(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(file)));
    }

    private static void permit(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> found = Files.walk(directory)) {
            List<Path> deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        }
    }
}
