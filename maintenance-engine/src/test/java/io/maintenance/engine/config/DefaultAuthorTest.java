// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefaultAuthorTest {

    @TempDir
    private Path directory;

    private TestMachine machine;

    @BeforeEach
    void aMachineWithNothing() {
        machine = new TestMachine(directory);
        machine.environment.clear();
    }

    @Test
    void theUserIsTheOneWhoBecameRoot() {
        machine.system.setProperty("user.name", "?");
        assertThat(author()).isEqualTo("unknown@localhost");

        machine.system.setProperty("user.name", "java");
        assertThat(author()).isEqualTo("java@localhost");

        machine.environment.put("USER", "root");
        assertThat(author()).isEqualTo("root@localhost");

        machine.environment.put("SUDO_USER", "ada");
        assertThat(author()).isEqualTo("ada@localhost");
    }

    @Test
    void theHostIsReadFromVariableOrFile() {
        machine.environment.put("USER", "ada");
        TestMachine.write(machine.root.resolve("etc/hostname"), "# name\n\n web-1 \n");
        assertThat(author()).isEqualTo("ada@web-1");

        machine.environment.put("HOSTNAME", "web-2");
        assertThat(author()).isEqualTo("ada@web-2");
    }

    @Test
    void whatCannotBePrintedIsReplaced() {
        machine.environment.put("USER", "a\u001bb c\u202ed\u00e9");

        assertThat(author()).isEqualTo("a_b_c_d\u00e9@localhost");
    }

    private String author() {
        return new DefaultAuthor(machine.environment()).byDefault();
    }
}
