// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.maintenance.ConfigurationException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

    private static SampleCertificate first;
    private static SampleCertificate second;

    @TempDir
    Path directory;

    @BeforeAll
    static void make(@TempDir Path stores) throws Exception {
        first = SampleCertificate.make(stores, "first");
        second = SampleCertificate.make(stores, "second");
    }

    private RunningServer start() throws IOException {
        TlsFiles files = first.writeTo(directory);
        return new RunningServer(
                directory,
                Map.of(
                        "maintenance.server.tls.certificate",
                                files.certificate().toString(),
                        "maintenance.server.tls.key", files.key().toString()));
    }

    private static int ask(RunningServer server, SampleCertificate trusted) throws Exception {
        HttpClient client = HttpClient.newBuilder()
                .sslContext(trusted.trust())
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        URI flag = URI.create(server.url().replace("http://", "https://") + "/flag");
        return client.send(HttpRequest.newBuilder(flag).build(), BodyHandlers.discarding())
                .statusCode();
    }

    private static void check(RunningServer server) {
        server.jetty().connector().getBean(TlsReload.class).check();
    }

    @Test
    void aClientThatTrustsTheCertificateIsAnswered() throws Exception {
        try (RunningServer server = start()) {
            assertThat(ask(server, first)).isEqualTo(404);
        }
    }

    @Test
    void aCertificateThatIsReplacedCountsWithoutARestart() throws Exception {
        try (RunningServer server = start()) {
            Path ignored = second.writeTo(directory).key();
            check(server);

            assertThat(ask(server, second)).isEqualTo(404);
            assertThatExceptionOfType(SSLHandshakeException.class).isThrownBy(() -> ask(server, first));
        }
    }

    @Test
    void aCertificateThatCannotBeUsedLeavesTheOneBefore() throws Exception {
        try (RunningServer server = start()) {
            Files.writeString(directory.resolve("server.crt"), "half a certif");
            check(server);

            assertThat(ask(server, first)).isEqualTo(404);
        }
    }

    @Test
    void aFileThatIsGoneLeavesTheOneBefore() throws Exception {
        try (RunningServer server = start()) {
            Files.delete(directory.resolve("server.key"));
            check(server);

            assertThat(ask(server, first)).isEqualTo(404);
        }
    }

    @Test
    void oneFileWithBothWillDo() throws Exception {
        Path both = Files.writeString(directory.resolve("both.pem"), first.key() + first.certificate());

        assertThat(new TlsFiles(both, both).load().size()).isOne();
    }

    @Test
    void aKeyOfAnotherCertificateIsRefused() throws Exception {
        TlsFiles files = first.writeTo(directory);
        Files.writeString(files.key(), second.key());

        assertThatIOException().isThrownBy(files::load).withMessageContaining("server.key: it is not the key of");
    }

    @Test
    void aKeyOfAnotherFormatIsRefusedWithTheCommandThatConvertsIt() throws Exception {
        refuses(key -> key.replace("PRIVATE KEY", "EC PRIVATE KEY"), "openssl pkcs8 -topk8 -nocrypt");
    }

    @Test
    void anEncryptedKeyIsRefused() throws Exception {
        refuses(key -> key.replace("PRIVATE KEY", "ENCRYPTED PRIVATE KEY"), "its private key is encrypted");
    }

    @Test
    void aFileWithoutAKeyIsRefused() throws Exception {
        refuses(key -> "nothing", "no text with blocks");
    }

    private void refuses(UnaryOperator<String> change, String message) throws IOException {
        TlsFiles files = first.writeTo(directory);
        Files.writeString(files.key(), change.apply(first.key()));

        assertThatIOException()
                .isThrownBy(files::load)
                .withMessageContaining(files.key().toString())
                .withMessageContaining(message);
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Path absent = directory.resolve("absent.pem");

        assertThatIOException()
                .isThrownBy(() -> new TlsFiles(absent, absent).load())
                .withMessage(absent + ": there is no such file");
    }

    @Test
    void aCertificateWithoutItsKeyIsAMistake() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> new RunningServer(directory, Map.of("maintenance.server.tls.certificate", "/a.pem")))
                .withMessageContaining("Name the file in maintenance.server.tls.key");
    }
}
