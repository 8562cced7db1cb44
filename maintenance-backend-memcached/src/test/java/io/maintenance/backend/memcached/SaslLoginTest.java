// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.memcached;

import static io.maintenance.spi.StorageKey.MAINTENANCE_MODE_STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.tck.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class SaslLoginTest {

    private static final String PASSWORD = "r\u00efght, with blanks";

    /** Before the server, which reads its configuration when it starts. */
    private static final SaslAuthority AUTHORITY = SaslAuthority.of("shop", PASSWORD);

    @RegisterExtension
    static final TestServer DEMANDING = Servers.withLogin(AUTHORITY.directory());

    @RegisterExtension
    static final TestServer OPEN = TestServer.memcached();

    @TempDir
    private Path secrets;

    @AfterAll
    static void end() throws IOException {
        AUTHORITY.close();
    }

    @Test
    void theRightPasswordIsLetIn() {
        try (MaintenanceBackend backend = at(DEMANDING, Map.of("user", "shop", "password", PASSWORD))) {
            String stored = backend.read().get(MAINTENANCE_MODE_STATUS);
            assertThat(backend.compareAndSet(MAINTENANCE_MODE_STATUS, stored, "one"))
                    .as("is libsasl2-modules installed? It brings PLAIN.")
                    .isTrue();
            assertThat(backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, "two"))
                    .isFalse();
            assertThat(backend.compareAndSet(MAINTENANCE_MODE_STATUS, "other", "two"))
                    .isFalse();
            assertThat(backend.compareAndSet(MAINTENANCE_MODE_STATUS, "one", "two"))
                    .isTrue();
            assertThat(backend.read()).isEqualTo(Map.of(MAINTENANCE_MODE_STATUS, "two"));
            assertThat(backend.diagnose())
                    .extracting(each -> each.severity() + " " + each.check())
                    .contains("OK server", "OK access");
        }
    }

    @Test
    void theWrongPasswordIsNamedAsTheCause() {
        try (MaintenanceBackend backend = at(DEMANDING, Map.of("user", "shop", "password", "wrong"))) {
            fails(backend).withMessageContaining("refused the login of shop").satisfies(SaslLoginTest::isRejected);
        }
    }

    @Test
    void aPasswordFileIsReadAgainForEachConnection() throws IOException {
        Path file = Files.writeString(secrets.resolve("password"), "wrong\n");
        try (MaintenanceBackend backend = at(DEMANDING, Map.of("user", "shop", "password-file", file.toString()))) {
            fails(backend).satisfies(SaslLoginTest::isRejected);

            Files.writeString(file, PASSWORD + "\n");
            assertThat(backend.read()).isNotNull();
        }
    }

    @Test
    void aLoginThatTheServerDoesNotTakeIsNamed() {
        try (MaintenanceBackend backend = at(OPEN, Map.of("user", "shop", "password", PASSWORD))) {
            fails(backend).withMessageContaining("takes no login").satisfies(SaslLoginTest::isRejected);
        }
    }

    @Test
    void aLoginThatIsMissingIsHintedAt() {
        try (MaintenanceBackend backend = at(DEMANDING, Map.of("timeout", "300ms"))) {
            fails(backend).withMessageContaining("whether it demands a login");
        }
    }

    private static MaintenanceBackend at(TestServer server, Map<String, String> options) {
        return Opened.backend("memcached://" + server.address(), options);
    }

    private static ThrowableAssertAlternative<BackendException> fails(MaintenanceBackend backend) {
        return assertThatExceptionOfType(BackendException.class).isThrownBy(backend::read);
    }

    private static void isRejected(BackendException failure) {
        assertThat(failure.kind()).isEqualTo(Kind.REJECTED);
    }
}
