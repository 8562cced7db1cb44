// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command.backends;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.cli.harness.CommandOutput;
import io.maintenance.cli.harness.DuplicateFileProvider;
import io.maintenance.cli.harness.Shell;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code backends} says of the class path it runs on. */
class BackendsCommandTest {

    private static final String SERVICE = "META-INF/services/io.maintenance.spi.MaintenanceBackendProvider";
    private static final String CLASS = DuplicateFileProvider.class.getName().replace('.', '/') + ".class";
    private static final String REPORT = "META-INF/maintenance-tck/";

    private Path directory = Path.of("unused");
    private Shell shell = Shell.in(directory);

    @BeforeEach
    void begin(@TempDir Path given) {
        directory = given;
        shell = Shell.in(given);
    }

    @Test
    void eachBackendIsShownWithItsUrlAndItsPlace() {
        CommandOutput run = shell.run("backends");

        assertThat(run.exit()).as("%s", run).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .containsPattern("(?m)^file\n  URL +file:/ABSOLUTE/DIRECTORY\n  Class path +/.*backend-file.*\n")
                .containsPattern("(?m)^  Provider +io.maintenance.backend.file.FileBackendProvider$")
                .containsPattern("(?m)^memory\n  URL +memory:NAME$");
    }

    @Test
    void aReportThatTheJarCarriesIsSummedUp() throws IOException {
        Path jar = jar(
                "second.jar",
                Map.of(
                        SERVICE,
                        DuplicateFileProvider.class.getName(),
                        REPORT + "file.json",
                        report("file", "file", "passed", "passed", "skipped"),
                        REPORT + "file-full.json",
                        report("file-full", "file", "passed", "failed"),
                        REPORT + "other.json",
                        report("other", "other", "passed")));

        String found = run(jar, "backends").out();

        assertThat(found)
                .contains(jar.toString())
                .containsPattern("TCK +rules of file: 2 passed, 1 skipped\n")
                .contains("rules of file-full: 1 passed, 0 skipped, not passed: R-1")
                .doesNotContain("other:");
    }

    @Test
    void aJarWithoutAReportWasNotTestedInItsBuild() throws IOException {
        Path jar = jar("second.jar", Map.of(SERVICE, DuplicateFileProvider.class.getName()));

        Object backends = run(jar, "backends", "--json").json().get("backends");

        assertThat(backends)
                .asString()
                .contains("source=" + jar + ", provider=" + DuplicateFileProvider.class.getName());
        assertThat(run(jar, "backends").out()).contains("not run in this build");
    }

    @Test
    void aJarThatDoesNotLoadIsNamedAndHidesNoOther() throws IOException {
        Path jar = jar("broken.jar", Map.of(SERVICE, "com.example.Missing"));

        CommandOutput run = run(jar, "backends");

        assertThat(run.exit()).as("%s", run).isZero();
        assertThat(run.out()).contains("file:/ABSOLUTE/DIRECTORY");
        assertThat(run.err()).contains("com.example.Missing", jar.toString());
    }

    private CommandOutput run(Path jar, String... args) {
        return CommandOutput.of(shell.tool(jar + File.pathSeparator + Shell.classPath(), args));
    }

    private Path jar(String name, Map<String, String> texts) throws IOException {
        Path file = directory.resolve(name);
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> text : texts.entrySet()) {
                jar.putNextEntry(new JarEntry(text.getKey()));
                jar.write(text.getValue().getBytes(StandardCharsets.UTF_8));
                jar.closeEntry();
            }
            jar.putNextEntry(new JarEntry(CLASS));
            jar.write(Files.readAllBytes(classFile()));
            jar.closeEntry();
        }
        return file;
    }

    private static Path classFile() {
        return Shell.classPathEntries().stream()
                .map(entry -> entry.resolve(CLASS))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
    }

    private static String report(String name, String scheme, String... results) {
        List<String> rules = new ArrayList<>();
        for (int i = 0; i < results.length; i++) {
            rules.add("{\"rule\": \"R-" + i + "\", \"result\": \"" + results[i] + "\"}");
        }
        return "{\"name\": \"" + name + "\", \"scheme\": \"" + scheme + "\", \"rules\": [" + String.join(",", rules)
                + "]}";
    }
}
