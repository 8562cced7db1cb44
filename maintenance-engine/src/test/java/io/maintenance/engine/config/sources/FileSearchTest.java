// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config.sources;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.engine.config.TestMachine;
import io.maintenance.engine.config.value.ConfigurationProblems;
import io.maintenance.engine.config.value.SettingValue;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileSearchTest {

    private static final String NAME = "maintenance.properties";

    @TempDir
    private Path directory;

    private final ConfigurationProblems problems = new ConfigurationProblems();
    private TestMachine machine;
    private Path classes;

    @BeforeEach
    void aMachineWithNothing() {
        machine = new TestMachine(directory);
        classes = TestMachine.make(directory.resolve("classes"));
        TestMachine.make(directory.resolve("more"));
    }

    @Test
    void theFirstOfFivePlacesIsTakenAndNoOther() {
        assertThat(search()).isEmpty();

        TestMachine.write(classes.resolve(NAME), "maintenance.by=class-path");
        assertThat(by()).isEqualTo("class-path");

        TestMachine.write(machine.root.resolve("etc/maintenance").resolve(NAME), "maintenance.by=etc");
        assertThat(by()).isEqualTo("etc");

        TestMachine.write(machine.workingDirectory.resolve(NAME), "maintenance.by=here");
        assertThat(by()).isEqualTo("here");

        TestMachine.write(directory.resolve("named"), "maintenance.by=variable");
        machine.environment.put("MAINTENANCE_CONFIG", directory.resolve("named").toString());
        assertThat(by()).isEqualTo("variable");

        TestMachine.write(machine.workingDirectory.resolve("conf/shop"), "maintenance.by=property");
        machine.system.setProperty("maintenance.config", "conf/shop");
        assertThat(by()).isEqualTo("property");
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void aNamedFileThatIsMissingIsAProblem() {
        machine.environment.put("MAINTENANCE_CONFIG", "missing");

        assertThat(search()).isEmpty();
        assertThat(problems.all())
                .containsExactly("the properties file " + machine.workingDirectory.resolve("missing")
                        + " cannot be read (environment variable MAINTENANCE_CONFIG): there is no such file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"work", "root/etc/maintenance", "classes"})
    void aDirectoryOfThatNameIsAProblem(String place) {
        TestMachine.make(directory.resolve(place).resolve(NAME));

        assertThat(search()).isEmpty();
        assertThat(problems.all()).singleElement().asString().contains(NAME, "cannot be read", "it is a directory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"work", "root/etc/maintenance"})
    void aLinkThatLeadsNowhereIsAProblem(String place) throws IOException {
        link(directory.resolve(place).resolve(NAME), Path.of("nowhere"));
        TestMachine.write(classes.resolve(NAME), "maintenance.by=class-path");

        assertThat(search()).isEmpty();
        assertThat(problems.all()).singleElement().asString().contains(place, "it is a link that leads nowhere");
    }

    @ParameterizedTest
    @ValueSource(strings = {"work", "root/etc/maintenance"})
    void aCircleOfLinksIsAProblem(String place) throws IOException {
        link(directory.resolve(place).resolve(NAME), Path.of("x"));
        link(directory.resolve(place).resolve("x"), Path.of(NAME));

        assertThat(search()).isEmpty();
        assertThat(problems.all()).singleElement().asString().contains(place, "it is a link that leads in a circle");
    }

    @Test
    void aDirectoryThatIsALinkToNowhereIsAProblem() throws IOException {
        link(machine.root.resolve("etc/maintenance"), Path.of("nowhere"));

        assertThat(search()).isEmpty();
        assertThat(problems.all()).singleElement().asString().contains("there is no such file");
    }

    @Test
    void whatStandsWhereTheDirectoryWouldBeIsNoProblem() {
        TestMachine.write(machine.root.resolve("etc/maintenance"), "a switch of somebody's own");

        assertThat(search()).isEmpty();
        assertThat(problems.all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"work", "root/etc/maintenance", "classes"})
    void aFileOfOthersIsPassedOverWithAWarning(String place) {
        TestMachine.write(
                directory.resolve(place).resolve(NAME),
                "maintenance.title=We are back soon\n1=brake pads\nmaintenance.page.text=\\d \\u12\nCANARY");
        TestMachine.write(directory.resolve("more").resolve(NAME), "maintenance.by=me");

        assertThat(by()).isEqualTo("me");
        assertThat(problems.all()).isEmpty();
        assertThat(problems.warnings())
                .singleElement()
                .asString()
                .contains(place + "/" + NAME, "holds no setting", "-Dmaintenance.config", "MAINTENANCE_CONFIG")
                .doesNotContain("CANARY");
    }

    @Test
    void aFileOfOthersMayBeInAnyEncoding() throws IOException {
        Files.write(machine.workingDirectory.resolve(NAME), "maintenance.title=Gr\u00fc\u00dfe".getBytes(ISO_8859_1));

        assertThat(search()).isEmpty();
        assertThat(problems.all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "maintenance.namespcae=shop",
                "namespace=shop",
                "backend.url=redis://cache",
                "maintainance.backend.url=redis://cache",
                "maintenance.bakend.url=redis://cache",
                "maintenance.redis.url=redis://cache",
                "maintenance.backend=redis://cache",
                "maintenance.config=x"
            })
    void aTypingErrorDoesNotMakeItAFileOfOthers(String line) {
        TestMachine.write(machine.workingDirectory.resolve(NAME), line + "\n");

        search();

        assertThat(problems.all()).hasSize(1);
        assertThat(problems.warnings()).isEmpty();
    }

    @Test
    void oursInAnotherEncodingIsAProblem() throws IOException {
        Files.write(machine.workingDirectory.resolve(NAME), "\uFEFFmaintenance.by=me".getBytes(UTF_16LE));

        search();

        assertThat(problems.all()).singleElement().asString().contains("is not UTF-8");
    }

    private static void link(Path link, Path target) throws IOException {
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, target);
    }

    @Test
    void aNamedDirectoryIsAProblem() {
        machine.system.setProperty("maintenance.config", ".");

        assertThat(search()).isEmpty();
        assertThat(problems.all()).singleElement().asString().contains("system property maintenance.config");
    }

    private String by() {
        return Objects.requireNonNull(search().get("maintenance.by")).text();
    }

    private Map<String, SettingValue> search() {
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {
                    classes.toUri().toURL(), directory.resolve("more").toUri().toURL()
                },
                null)) {
            return new FileSearch(machine.environment(), List.of(loader), UnknownNamesFixture.of(problems)).search();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
