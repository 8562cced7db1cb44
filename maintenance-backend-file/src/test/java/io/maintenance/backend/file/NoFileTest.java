// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.file;

import static io.maintenance.spi.StorageKey.MAINTENANCE_MODE_ADDRESSES;
import static io.maintenance.spi.StorageKey.MAINTENANCE_MODE_STATUS;
import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.spi.support.Damage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands in the place of an entry's file and is none: it hides no other entry, is told from others, and can be replaced. */
@Timeout(60)
class NoFileTest {

    @TempDir
    private Path directory;

    private FileBackend backend;
    private Path entry;

    @BeforeEach
    void open() {
        backend = GivenOptions.open(directory);
        backend.compareAndSet(MAINTENANCE_MODE_ADDRESSES, null, "addresses");
        entry = directory.resolve("shop/MAINTENANCE_MODE_STATUS");
    }

    @AfterEach
    void close() {
        backend.close();
    }

    @ParameterizedTest
    @CsvSource({
        "'mkdir entry', is a directory",
        "'mkdir entry; echo precious > entry/file', is a directory",
        "'mkfifo entry', is no regular file",
        "'ln -s nowhere entry', is a link that leads nowhere",
        "'ln -s entry entry', is a link that leads nowhere",
        "'ln -s . entry', is a directory",
        "'ln -s /dev/zero entry', is no regular file",
        "'printf %070000d 0 | tr 0 \\\\377 > entry', holds bytes that are no UTF-8"
    })
    void isDamagedAndReplaced(String command, String what) throws Exception {
        inItsPlace(command);

        String seen = backend.read().get(MAINTENANCE_MODE_STATUS);

        assertThat(Damage.in(seen)).get().satisfies(damage -> assertThat(damage.what())
                .startsWith(what));
        assertThat(backend.read()).containsEntry(MAINTENANCE_MODE_ADDRESSES, "addresses");
        assertThat(backend.compareAndSet(MAINTENANCE_MODE_STATUS, "another", "x"))
                .isFalse();
        assertThat(backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, "x")).isFalse();
        assertThat(backend.compareAndSet(MAINTENANCE_MODE_STATUS, seen, "x")).isTrue();
        assertThat(Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)).isTrue();
        assertThat(entry).hasContent("x");
    }

    @Test
    void whatIsInADirectoryIsKept() throws Exception {
        inItsPlace("mkdir entry; echo precious > entry/file");

        backend.compareAndSet(MAINTENANCE_MODE_STATUS, backend.read().get(MAINTENANCE_MODE_STATUS), "x");

        try (Stream<Path> kept = Files.list(directory.resolve("shop"))) {
            assertThat(kept.filter(Files::isDirectory))
                    .singleElement()
                    .satisfies(each ->
                            assertThat(each.getFileName()).asString().startsWith("MAINTENANCE_MODE_STATUS.directory-"))
                    .satisfies(each -> assertThat(each.resolve("file")).hasContent("precious"));
        }
    }

    private void inItsPlace(String command) throws IOException, InterruptedException {
        String script = command.replace("entry", "MAINTENANCE_MODE_STATUS");
        Process shell = new ProcessBuilder("sh", "-c", script)
                .directory(directory.resolve("shop").toFile())
                .inheritIO()
                .start();
        assertThat(shell.waitFor()).isZero();
    }
}
