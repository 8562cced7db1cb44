// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.cli.harness.CommandOutput;
import io.maintenance.cli.harness.DuplicateFileProvider;
import io.maintenance.cli.harness.Shell;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The distribution as it is shipped: a launcher and its jars. */
class DistributionIT {

    private static final Path BUILT = Path.of("target", "dist").toAbsolutePath();
    private static final String SERVICE = "META-INF/services/io.maintenance.spi.MaintenanceBackendProvider";

    private Path home;
    private Shell shell;

    @BeforeEach
    void installInADirectoryWithBlanks(@TempDir Path directory) throws IOException {
        home = directory.resolve("a directory with blanks");
        try (Stream<Path> all = Files.walk(BUILT)) {
            for (Path path : all.toList()) {
                Path target = home.resolve(BUILT.relativize(path).toString());
                Files.createDirectories(target.getParent());
                Files.copy(path, target, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        shell = Shell.in(directory);
    }

    @Test
    void aReasonInAnyLanguageSurvivesThePosixLocale() {
        Shell posix = shell.with("LC_ALL", "POSIX");

        CommandOutput run = run(posix, launcher(), "enable", "--reason", "Größe: データ移行");

        assertThat(run.exit()).as("%s", run).isZero();
        assertThat(run.out()).contains("Größe: データ移行");
        assertThat(run(posix, launcher(), "status").out()).contains("Größe: データ移行");
    }

    @Test
    void theLauncherCanBeALink() throws IOException {
        Path link = Files.createSymbolicLink(shell.directory().resolve("link"), launcher());

        assertThat(run(shell, link, "status").out()).startsWith("Status: maintenance mode is not active\n");
    }

    @Test
    void theVersionIsThatOfTheBuild() {
        assertThat(run(shell, launcher(), "--version").out())
                .containsPattern("maintenance \\d+\\.\\d+\\.\\d+")
                .containsPattern("backends +.*file");
    }

    @Test
    void everyBackendThatIsPublishedIsThere() {
        assertThat(run(shell, launcher(), "backends").out().lines())
                .contains("file", "jcache", "memcached")
                .anyMatch(line -> line.startsWith("redis, "));
    }

    @Test
    void driversSayNothing() {
        for (String url : List.of("redis://127.0.0.1:1", "memcached://127.0.0.1:1", "jcache:caffeine/maintenance")) {
            CommandOutput run = run(shell, launcher(), "status", "--backend", url, "--namespace", "shop");

            assertThat(run.exit()).as("%s", run).isNotZero();
            assertThat(run.err()).doesNotContain("SLF4J", "Exception", "\tat ");
            assertThat(run.err().lines())
                    .allMatch(line -> line.startsWith("maintenance: ") || line.startsWith("Warning: "));
        }
    }

    @Test
    void withoutAnyBackendTheMessageNamesWhatToAdd() throws IOException {
        try (Stream<Path> jars = Files.list(home.resolve("lib"))) {
            for (Path jar :
                    jars.filter(path -> path.toString().contains("backend")).toList()) {
                Files.delete(jar);
            }
        }

        CommandOutput run = run(shell, launcher(), "status");

        assertThat(run.exit()).as("%s", run).isEqualTo(2);
        assertThat(run.err()).contains("maintenance-backend-file").doesNotContain("\tat ");
    }

    @Test
    void aBrokenJarDoesNotHideTheOthers() throws IOException {
        jar("broken.jar", "com.example.Missing");

        assertThat(run(shell, launcher(), "enable").exit()).isZero();
        assertThat(run(shell, launcher(), "status", "--backend", "nosuch:x").exit())
                .isEqualTo(2);
    }

    @Test
    void aSchemeThatTwoJarsOfferIsRefusedAndBothAreNamed() throws IOException {
        jar("second.jar", DuplicateFileProvider.class);

        CommandOutput run = run(shell, launcher(), "status");

        assertThat(run.exit()).as("%s", run).isEqualTo(2);
        assertThat(run.err()).contains("second.jar", "backend-file");
    }

    private Path launcher() {
        return home.resolve("bin").resolve("maintenance");
    }

    private static CommandOutput run(Shell shell, Path launcher, String... args) {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(args));
        return CommandOutput.of(shell.program(command));
    }

    private void jar(String name, String provider) throws IOException {
        try (JarOutputStream jar = create(name)) {
            add(jar, SERVICE, provider.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void jar(String name, Class<?> provider) throws IOException {
        String file = provider.getName().replace('.', '/') + ".class";
        try (JarOutputStream jar = create(name);
                InputStream code = provider.getClassLoader().getResourceAsStream(file)) {
            add(jar, SERVICE, provider.getName().getBytes(StandardCharsets.UTF_8));
            add(jar, file, Objects.requireNonNull(code, file).readAllBytes());
        }
    }

    private JarOutputStream create(String name) throws IOException {
        return new JarOutputStream(Files.newOutputStream(home.resolve("lib").resolve(name)));
    }

    private static void add(JarOutputStream jar, String name, byte[] content) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(content);
        jar.closeEntry();
    }
}
