// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

import static io.maintenance.spi.StorageKey.MAINTENANCE_MODE_STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maintenance.spi.Finding;
import io.maintenance.spi.Finding.Severity;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.Watch;
import io.maintenance.tck.ServerKind;
import io.maintenance.tck.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The users that docs/redis.md recommends, on a server that knows nobody else. */
class PermissionsTest {

    private static final Path PAGE = Path.of("..", "docs", "redis.md");

    @RegisterExtension
    static final TestServer redis = TestServer.of(kind());

    @Test
    void theSmallestListIsEnoughForEverythingButTheDoctor() {
        works("switch");
    }

    @Test
    void theLongerListIsEnoughForTheDoctor() {
        works("doctor");
        try (MaintenanceBackend backend = Opened.at(url("doctor"))) {
            assertThat(backend.diagnose())
                    .extracting(Finding::detail)
                    .noneMatch(detail -> detail.contains("cannot be told") || detail.contains("does not say"));
            assertThat(backend.diagnose()).extracting(Finding::severity).doesNotContain(Severity.FAIL);
        }
    }

    private static void works(String user) {
        try (MaintenanceBackend backend = Opened.at(url(user))) {
            AtomicInteger hints = new AtomicInteger();
            Watch watch = backend.watch(hints::incrementAndGet).orElseThrow();
            String now = backend.read().get(MAINTENANCE_MODE_STATUS);
            await().until(watch::isComplete);
            int before = hints.get();

            assertThat(backend.compareAndSet(MAINTENANCE_MODE_STATUS, now, "by " + user))
                    .isTrue();

            await().until(() -> hints.get() > before);
        }
    }

    private static String url(String user) {
        return "redis://" + user + ":PASSWORD@" + redis.address() + "/14";
    }

    private static ServerKind kind() {
        ServerKind kind = RedisKinds.named("redis-with-users", PermissionsTest::command);
        return new ServerKind(
                kind.name(), kind.image(), kind.port(), kind.install(), kind.launch(), server -> server.send("PING")
                        .startsWith("-NOAUTH"));
    }

    private static List<String> command(int port, Path directory) {
        try {
            List<String> users = Files.readString(PAGE)
                    .lines()
                    .filter(line -> line.startsWith("user "))
                    .map(line -> line.replace("NAMESPACE", Opened.NAMESPACE))
                    .toList();
            Path file = directory.resolve("users.acl");
            if (!directory.toString().isEmpty()) { // else it is only asked for the binary
                Files.writeString(file, "user default off\n" + String.join("\n", users) + "\n");
            }
            List<String> command = new ArrayList<>(RedisKinds.with().launch().command(port, directory));
            command.addAll(List.of("--aclfile", file.toString()));
            return command;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
