// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.tck.ServerKind;
import io.maintenance.tck.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code maintenance doctor} says of a Memcached, well and badly configured. */
@Tag("slow")
class MemcachedDoctorTest {

    private static final ServerKind PLAIN = ServerKind.memcached();

    @TempDir
    private Path directory;

    @Test
    void aMemcachedThatIsConfiguredWellHasNoWarning() {
        try (TestServer memcached = started()) {
            assertThat(DoctorRun.run(directory, "enable", url(memcached)).exit())
                    .isZero();

            DoctorRun diagnosis = DoctorRun.of(directory, url(memcached));

            assertThat(diagnosis.exit()).as("%s", diagnosis).isZero();
            assertThat(diagnosis.text()).doesNotContainPattern("(?m)^(warn|fail)");
            assertThat(diagnosis.line("primary compare-and-set")).contains("written over itself");
            assertThat(diagnosis.line("primary watch")).contains("nodes look every 1s");
            assertThat(diagnosis.line("primary durability")).contains("keeps nothing when it is restarted");
            assertThat(diagnosis.line("sharing")).contains("every node");
        }
    }

    @Test
    void evictionsAreFound() throws IOException {
        try (TestServer memcached = started("-m", "2")) {
            String half = "x".repeat(500_000);
            memcached.command(IntStream.range(0, 20)
                    .mapToObj(number -> "set filling-" + number + " 0 0 " + half.length() + "\r\n" + half)
                    .toArray(String[]::new));

            assertThat(DoctorRun.of(directory, url(memcached)).line("primary memory"))
                    .startsWith("warn")
                    .containsPattern("of 2 MiB are used, and [1-9][0-9]* items were evicted")
                    .contains(" -> ", "-m");
        }
    }

    @Test
    void aServerThatRefusesWhenItIsFullIsFound() {
        try (TestServer memcached = started("-M")) {
            assertThat(DoctorRun.of(directory, url(memcached)).line("primary memory"))
                    .startsWith("warn")
                    .contains("of 64 MiB are used", "refuses changes (-M)", " -> ");
        }
    }

    @Test
    void aLimitOfItemsThatIsTooSmallIsFound() {
        try (TestServer memcached = started("-I", "512k")) {
            assertThat(DoctorRun.of(directory, url(memcached)).line("primary item size"))
                    .startsWith("warn")
                    .contains("524288 bytes", " -> ", "-I 1m");
        }
    }

    @Test
    void aMemcachedThatIsAwayIsAFailedCheck() {
        DoctorRun diagnosis = DoctorRun.of(directory, "memcached://127.0.0.1:1");

        assertThat(diagnosis.exit()).as("%s", diagnosis).isEqualTo(1);
        assertThat(diagnosis.line("primary reachable")).startsWith("fail").contains("maintenance.backend.url");
    }

    private static TestServer started(String... options) {
        ServerKind.Launch launch =
                (port, home) -> Stream.concat(PLAIN.launch().command(port, home).stream(), Stream.of(options))
                        .toList();
        return TestServer.of(new ServerKind(
                        "memcached-with-options", PLAIN.image(), PLAIN.port(), PLAIN.install(), launch, PLAIN.probe()))
                .open();
    }

    private static String url(TestServer memcached) {
        return "memcached://" + memcached.address();
    }
}
