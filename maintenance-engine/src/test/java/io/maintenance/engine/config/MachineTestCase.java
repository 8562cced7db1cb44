// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config;

import io.maintenance.engine.config.discovery.ProviderJar;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Each test has a machine of its own, and a class loader with the usual backends. */
abstract class MachineTestCase {

    @TempDir
    static Path jars;

    static URLClassLoader backends;

    @TempDir
    Path directory;

    TestMachine machine;

    @BeforeAll
    static void backends() {
        backends = ProviderJar.usual(jars);
    }

    @AfterAll
    static void closeJars() throws IOException {
        backends.close();
    }

    @BeforeEach
    void aMachine() {
        machine = new TestMachine(directory);
    }
}
