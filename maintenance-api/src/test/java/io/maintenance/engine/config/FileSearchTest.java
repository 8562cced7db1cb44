// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSearchTest {

    private static final String NAME = "maintenance.properties";

    @TempDir
    private Path directory;

    private final Problems problems = new Problems();
    private Machine machine;
    private Path classes;

    @BeforeEach
    void aMachineWithNothing() {
        machine = new Machine(directory);
        classes = Machine.make(directory.resolve("classes"));
    }

    @Test
    void theFirstOfFivePlacesIsTakenAndNoOther() {
        assertThat(search()).isEmpty();

        Machine.write(classes.resolve(NAME), "maintenance.by=class-path");
        assertThat(by()).isEqualTo("class-path");

        Machine.write(machine.root.resolve("etc/maintenance").resolve(NAME), "maintenance.by=etc");
        assertThat(by()).isEqualTo("etc");

        Machine.write(machine.workingDirectory.resolve(NAME), "maintenance.by=here");
        assertThat(by()).isEqualTo("here");

        Machine.write(directory.resolve("named"), "maintenance.by=variable");
        machine.environment.put("MAINTENANCE_CONFIG", directory.resolve("named").toString());
        assertThat(by()).isEqualTo("variable");

        Machine.write(machine.workingDirectory.resolve("conf/shop"), "maintenance.by=property");
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

    @Test
    void aDirectoryOfThatNameIsNotTheFile() {
        Machine.make(machine.workingDirectory.resolve(NAME));

        assertThat(search()).isEmpty();
        assertThat(problems.all()).isEmpty();
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

    private Map<String, Given> search() {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, null)) {
            return new FileSearch(machine.environment(), List.of(loader), problems).search();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
