// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.memcached;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.tck.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HandlesTest {

    @RegisterExtension
    static final TestServer SERVER = TestServer.memcached();

    private static final Path HANDLES = Path.of("/proc/self/fd");
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Test
    void noneIsLeftAfterClose() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(HANDLES), "this system does not list the handles of a process");
        use(); // what the driver opens once stays
        long before = handles();
        for (int round = 0; round < 5; round++) {
            use();
        }
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(handles()).isLessThanOrEqualTo(before));
    }

    @Test
    void noneIsLeftAfterCloseWhileTheServerHangs() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(HANDLES), "this system does not list the handles of a process");
        use();
        long before = handles();
        SERVER.stop();
        try {
            for (int round = 0; round < 3; round++) {
                try (MaintenanceBackend backend = open("100ms")) {
                    assertThatExceptionOfType(BackendException.class).isThrownBy(backend::read);
                    assertThatExceptionOfType(BackendException.class).isThrownBy(backend::read);
                }
            }
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(handles()).isLessThanOrEqualTo(before));
        } finally {
            SERVER.resume();
        }
    }

    private static void use() {
        try (MaintenanceBackend backend = open("5s")) {
            assertThat(backend.read()).isEmpty();
        }
    }

    private static MaintenanceBackend open(String timeout) {
        return Opened.backend("memcached://" + SERVER.address(), Map.of("timeout", timeout));
    }

    private static long handles() throws IOException {
        try (Stream<Path> all = Files.list(HANDLES)) {
            return all.count();
        }
    }
}
