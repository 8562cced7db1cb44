// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

import static io.maintenance.spi.StorageKey.MAINTENANCE_MODE_STATUS;
import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.tck.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a server refuses, and what a user is told about it. */
class ErrorReplyTest {

    @RegisterExtension
    static final TestServer redis = TestServer.of(RedisKinds.with());

    @Test
    void aWrongPasswordIsSaidToBeWrongAndNotShown() throws Exception {
        redis.command("ACL SETUSER eve on >right ~* &* +@all");

        rejected("redis://eve:Canary@" + redis.address(), "user or the password is wrong", Map.of());
    }

    @Test
    void aMissingPasswordIsAskedFor(@TempDir Path directory) throws Exception {
        redis.command("ACL SETUSER default >right");
        try {
            rejected("redis://" + redis.address(), ". The server wants a password", Map.of());
            String sentinel = "redis+sentinel://" + redis.address() + "?master=shop";
            rejected(sentinel, ". Sentinels have a password of their own", Map.of());
            Path wrong = Files.writeString(directory.resolve("wrong"), "Canary");
            rejected(sentinel, "correct sentinel-user", Map.of("sentinel-password-file", wrong.toString()));
        } finally {
            redis.command("AUTH right", "ACL SETUSER default resetpass nopass");
        }
    }

    @Test
    void aDatabaseThatIsNotThereIsNamed() {
        rejected("redis://" + redis.address() + "/99", "no database of this number", Map.of());
    }

    @Test
    void aMissingPermissionIsNamed() throws Exception {
        redis.command("ACL SETUSER noeval on >pw ~* &* +@all -eval");
        redis.command("ACL SETUSER nokey on >pw ~other* &* +@all");
        redis.command("ACL SETUSER noset on >pw ~* &* +@all -set");

        rejected("redis://noeval:pw@" + redis.address(), "docs/redis.md", Map.of());
        rejected("redis://nokey:pw@" + redis.address(), "docs/redis.md", Map.of());
        refusesToWrite("redis://noset:pw@" + redis.address(), "docs/redis.md");
    }

    @Test
    void aUserWhoMayNotPublishMayStillWrite() throws Exception {
        redis.command("ACL SETUSER nopublish on >pw ~* resetchannels +@all -publish");

        try (MaintenanceBackend backend = Opened.at("redis://nopublish:pw@" + redis.address())) {
            String now = backend.read().get(MAINTENANCE_MODE_STATUS);
            assertThat(backend.compareAndSet(MAINTENANCE_MODE_STATUS, now, "x")).isTrue();
        }
    }

    @Test
    void aReplicaIsReadOnly() throws Exception {
        redis.command("REPLICAOF 127.0.0.1 1");
        try {
            refusesToWrite("redis://" + redis.address(), "read only replica. This is a read-only replica");
        } finally {
            redis.command("REPLICAOF NO ONE");
        }
    }

    @Test
    void aPasswordFileIsReadAtEachConnection(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("password"), "first\n");
        redis.command("ACL SETUSER rotated on resetpass >first ~* &* +@all");
        Map<String, String> options = Map.of("password-file", file.toString());
        try (MaintenanceBackend backend = Opened.at("redis://rotated@" + redis.address(), options)) {
            backend.read();

            rotate(file);

            assertThat(backend.read()).isNotNull();
            Files.delete(file);
            redis.command("CLIENT KILL USER rotated");
            assertThat(Opened.failure(backend::read))
                    .hasMessageContaining(file.toString())
                    .extracting(BackendException::kind)
                    .isEqualTo(Kind.REJECTED);
        }
    }

    private static void rotate(Path file) throws IOException {
        Files.writeString(file, "second");
        redis.command("ACL SETUSER rotated resetpass >second");
        redis.command("CLIENT KILL USER rotated");
    }

    private static void refusesToWrite(String url, String remedy) {
        try (MaintenanceBackend backend = Opened.at(url)) {
            String now = backend.read().get(MAINTENANCE_MODE_STATUS);
            assertThat(Opened.failure(() -> backend.compareAndSet(MAINTENANCE_MODE_STATUS, now, "y")))
                    .hasMessageContaining(remedy)
                    .extracting(BackendException::kind)
                    .isEqualTo(Kind.REJECTED);
            assertThat(backend.read().get(MAINTENANCE_MODE_STATUS)).isEqualTo(now);
        }
    }

    private static void rejected(String url, String remedy, Map<String, String> options) {
        assertThat(Opened.failure(url, options))
                .hasMessageContaining(remedy)
                .hasMessageNotContaining("Canary")
                .extracting(BackendException::kind)
                .isEqualTo(Kind.REJECTED);
    }
}
