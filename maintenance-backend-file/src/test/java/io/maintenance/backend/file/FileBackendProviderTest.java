// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.maintenance.spi.HostPort;
import io.maintenance.spi.InvalidOptionsException;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.MaintenanceBackendProvider;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBackendProviderTest {

    @TempDir
    private Path directory;

    @Test
    void isFoundUnderItsScheme() {
        FileBackendProviderTest.class.getModule().addUses(MaintenanceBackendProvider.class);

        assertThat(ServiceLoader.load(MaintenanceBackendProvider.class))
                .anySatisfy(provider -> assertThat(provider.schemes()).containsExactly("file"));
    }

    @Test
    void isAlsoNamedForTheClassPath() throws Exception {
        String name = "/META-INF/services/" + MaintenanceBackendProvider.class.getName();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(FileBackendProvider.class.getResourceAsStream(name), StandardCharsets.UTF_8))) {
            assertThat(lines.lines()).contains(FileBackendProvider.class.getName());
        }
    }

    @Test
    void openingCreatesNothingAndStartsNoThread() {
        int threads = Thread.activeCount();
        try (FileBackend backend = GivenOptions.open(directory.resolve("a/b"))) {
            assertThat(Thread.activeCount()).isEqualTo(threads);
            assertThat(directory).isEmptyDirectory();
            assertThat(backend).hasToString("file:" + directory.resolve("a/b") + " (namespace shop)");
        }
    }

    @Test
    void aRelativeDirectoryIsMadeAbsolute() throws Exception {
        try (MaintenanceBackend backend = open("some/dir", List.of())) {
            assertThat(backend.toString())
                    .contains(Path.of("some/dir").toAbsolutePath().toString());
        }
    }

    @Test
    void everyProblemIsReportedAtOnce() {
        assertThatExceptionOfType(InvalidOptionsException.class)
                .isThrownBy(() -> open("", List.of(new HostPort("web", 1))))
                .satisfies(e -> assertThat(e.problems())
                        .satisfiesExactly(host -> assertThat(host).contains("no host"), path -> assertThat(path)
                                .contains("missing", "file:/var/lib/maintenance")));
    }

    @Test
    void aFileIsNoDirectory() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatExceptionOfType(InvalidOptionsException.class)
                .isThrownBy(() -> GivenOptions.open(file))
                .withMessageContaining(file + " is not a directory");
    }

    @Test
    void whatIsNoPathIsAProblem() {
        assertThatExceptionOfType(InvalidOptionsException.class)
                .isThrownBy(() -> open("/a\0b", List.of()))
                .withMessageContaining("not the name of a directory");
    }

    private static MaintenanceBackend open(String path, List<HostPort> hosts) {
        return new FileBackendProvider().open(new GivenOptions(path, hosts, Duration.ofSeconds(1)));
    }
}
