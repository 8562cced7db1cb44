// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDirectoryTest {

    @TempDir
    private Path directory;

    private TestMachine machine;

    @BeforeEach
    void aMachineWithNothing() {
        machine = new TestMachine(directory);
        machine.environment.clear();
    }

    @Test
    void theFirstOfFivePlacesIsTaken() {
        machine.system.setProperty("user.home", "/home/java");
        assertThat(locate()).hasValue(Path.of("/home/java/.local/state/maintenance"));

        machine.environment.put("HOME", "/home/ops");
        assertThat(locate()).hasValue(Path.of("/home/ops/.local/state/maintenance"));

        machine.environment.put("XDG_STATE_HOME", "/xdg");
        assertThat(locate()).hasValue(Path.of("/xdg/maintenance"));

        Path shared = TestMachine.make(machine.root.resolve("var/lib/maintenance"));
        assertThat(locate()).hasValue(shared);

        machine.environment.put("MAINTENANCE_STATE", "/state");
        assertThat(locate()).hasValue(Path.of("/state"));
    }

    @Test
    void aRelativeStateDirectoryIsMadeAbsolute() {
        machine.environment.put("MAINTENANCE_STATE", "x/../state");

        assertThat(locate()).hasValue(machine.workingDirectory.resolve("state"));
    }

    @Test
    void whatIsEmptyRelativeOrAQuestionMarkIsNoHome() {
        machine.system.setProperty("user.home", "?");
        machine.environment.put("HOME", "");
        machine.environment.put("XDG_STATE_HOME", "relative");
        machine.environment.put("MAINTENANCE_STATE", " ");

        assertThat(locate()).isEmpty();
    }

    private Optional<Path> locate() {
        return new StateDirectory(machine.environment()).locate();
    }
}
