// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

import static io.maintenance.spi.StorageKey.MAINTENANCE_MODE_STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.Watch;
import io.maintenance.tck.TestServer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The certificate of the server names 127.0.0.1, and not localhost. */
class TlsTest {

    @TempDir
    static Path directory;

    private static final int PORT = RedisKinds.freePort();
    private static final String TLS = "rediss://127.0.0.1:" + PORT + "/14";

    private static Certificate server;
    private static TestServer redis;

    @BeforeAll
    static void start() throws Exception {
        server = Certificate.make(directory, "server", "ip:127.0.0.1");
        redis = TestServer.of(RedisKinds.with(
                        "--tls-port", String.valueOf(PORT),
                        "--tls-cert-file", server.pem().toString(),
                        "--tls-key-file", server.key().toString(),
                        "--tls-ca-cert-file", server.pem().toString(),
                        "--tls-auth-clients", "no"))
                .open();
    }

    @AfterAll
    static void stop() {
        redis.close();
    }

    @Test
    void everythingWorksWithACertificateThatIsTrusted() {
        try (MaintenanceBackend backend =
                Opened.at(TLS, Map.of("trust-store", server.pem().toString()))) {
            Watch watch = backend.watch(() -> {}).orElseThrow();
            String now = backend.read().get(MAINTENANCE_MODE_STATUS);
            assertThat(backend.compareAndSet(MAINTENANCE_MODE_STATUS, now, "x")).isTrue();
            await().until(watch::isComplete);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'Bag Attributes\n    friendlyName: server\nsubject=CN = server\n', UTF-8",
        "'\uFEFF', UTF-8",
        "'# our own authority\r\n\r\n', UTF-8",
        "'\uFEFF', UTF-16LE"
    })
    void aCertificateIsFoundWhateverStandsBefore(String before, String charset) throws Exception {
        String text = before + Files.readString(server.pem());
        Path file = Files.writeString(Files.createTempFile(directory, "trust", ""), text, Charset.forName(charset));

        try (MaintenanceBackend backend = Opened.at(TLS, Map.of("trust-store", file.toString()))) {
            assertThat(backend.read()).isNotNull();
        }
    }

    @Test
    void trustMayAlsoBeInAStoreWithAPassword() {
        Map<String, String> store = Map.of(
                "trust-store", server.store().toString(),
                "trust-store-password-file", server.password().toString());
        try (MaintenanceBackend backend = Opened.at(TLS, store)) {
            assertThat(backend.read()).isNotNull();
        }
    }

    @Test
    void aCertificateThatNobodyVouchesForIsRejected() {
        fails(TLS, Map.of(), Kind.REJECTED, "trust-store");
    }

    @Test
    void aCertificateForAnotherHostIsRejected() {
        Map<String, String> trust = Map.of("trust-store", server.pem().toString());
        fails(TLS.replace("127.0.0.1", "localhost"), trust, Kind.REJECTED, "certificate is for another host");
    }

    @Test
    void aClientWithoutACertificateIsToldSoWhereOneIsWanted() throws Exception {
        redis.command("CONFIG SET tls-auth-clients yes");
        Map<String, String> trust = Map.of("trust-store", server.pem().toString());
        Map<String, String> both = Map.of(
                "trust-store", server.pem().toString(),
                "key-store", server.store().toString(),
                "key-store-password-file", server.password().toString());
        Path text = Files.writeString(
                directory.resolve("client.pem"), Files.readString(server.key()) + Files.readString(server.pem()));
        Map<String, String> asText = Map.of(
                "trust-store", server.pem().toString(),
                "key-store", text.toString());
        try (MaintenanceBackend backend = Opened.at(TLS, both);
                MaintenanceBackend other = Opened.at(TLS, asText)) {
            assertThat(backend.read()).isNotNull();
            assertThat(other.read()).isNotNull();
            assertThat(Opened.failure(TLS, trust))
                    .hasMessageContaining("key-store"); // whichever is first: its alert or its end
        } finally {
            redis.command("CONFIG SET tls-auth-clients no");
        }
    }

    @Test
    void aPlainPortIsToldFromOneWithTls() {
        String url = "rediss://" + redis.address();
        Map<String, String> options = Map.of("trust-store", server.pem().toString(), "timeout", "1s");

        BackendException failed = Opened.failure(url, options);

        assertThat(failed).hasMessageContaining("TLS");
        assertThat(failed.kind()).isEqualTo(Kind.UNAVAILABLE);
    }

    @Test
    void aPortWithTlsIsToldFromAPlainOne() {
        fails("redis://127.0.0.1:" + PORT, Map.of(), Kind.UNAVAILABLE, "write rediss:");
    }

    private static void fails(String url, Map<String, String> options, Kind kind, String message) {
        assertThat(Opened.failure(url, options))
                .hasMessageContaining(message)
                .extracting(BackendException::kind)
                .isEqualTo(kind);
    }
}
