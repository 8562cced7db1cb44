// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.maintenance.ConfigurationException;
import io.maintenance.spi.MaintenanceBackend;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedisConfigurationTest {

    @Test
    void whatIsNotWrittenHasADefault() {
        shown("redis://cache", "redis://cache:6379/14 (namespace shop)");
        shown("redis://me:secret@[::1]:7000/3", "redis://[::1]:7000/3 (namespace shop)");
        shown("redis+sentinel://a,b:7/?master=m", "redis+sentinel://a:26379,b:7/14 (namespace shop)");
        shown("rediss+cluster://a,b", "rediss+cluster://a:6379,b:6379 (namespace shop)");
        shown("valkey://cache", "valkey://cache:6379/14 (namespace shop)");
        shown("valkey+sentinel://a?master=m", "valkey+sentinel://a:26379/14 (namespace shop)");
        shown("valkeys+cluster://a", "valkeys+cluster://a:6379 (namespace shop)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "redis://me:secret@Cache/3 | redis://cache:6379/3",
                "redis://cache | redis://cache:6379/14",
                "rediss://cache:6379/14 | redis://cache:6379/14",
                "valkey://cache | redis://cache:6379/14",
                "redis+sentinel://me:secret@B,a:7/?master=m | redis+sentinel://a:7,b:26379/14?master=m",
                "valkeys+sentinel://a:7,b/14?master=m | redis+sentinel://a:7,b:26379/14?master=m",
                "rediss+cluster://me:secret@b,a,b | redis+cluster://a:6379,b:6379"
            })
    void whatLeadsToTheSameEntriesHasOneIdentityWithoutALogin(String url, String identity) {
        try (MaintenanceBackend backend = Opened.at(url)) {
            assertThat(backend.identity()).hasValue(identity);
        }
    }

    @Test
    void everyMistakeOfAnAddressIsNamed() {
        refused("redis:///14", "the host is missing");
        refused("redis://a,b/14", "this names 2 hosts", "redis+sentinel://", "redis+cluster://");
        refused("redis://a/shop", "number of a database, such as /14");
        refused("redis+sentinel://a/14", "?master=mymaster");
        refused("redis+cluster://a/14", "a cluster has no databases");
        refused("redis://me@a", "add password-file");
        refused("redis+sentinel://a?master=m&sentinel-user=me", "sentinel-password-file");
        refused("redis://a?mastr=m", "mastr");
        refused("redis+sentinel://a?mastr=m", "did you mean master?");
    }

    @Test
    void whatIsForTlsIsRefusedWithoutIt(@TempDir Path directory) throws Exception {
        Certificate certificate = Certificate.make(directory, "server", "dns:cache");

        refused("redis://a?trust-store=" + certificate.pem(), "write rediss:");
        refused("valkey+cluster://a?trust-store=" + certificate.pem(), "valkeys:");
        shown("rediss://a?trust-store=" + certificate.pem(), "rediss://a:6379/14 (namespace shop)");
        shown("valkeys://a?trust-store=" + certificate.pem(), "valkeys://a:6379/14 (namespace shop)");
        shown("valkeys+cluster://a?trust-store=" + certificate.pem(), "valkeys+cluster://a:6379 (namespace shop)");
    }

    @Test
    void storesAndPasswordFilesAreReadAtTheStart(@TempDir Path directory) throws Exception {
        Path empty = Files.createFile(directory.resolve("empty"));

        refused("rediss://a?trust-store=" + directory.resolve("no"), "does not exist");
        refused("rediss://a?key-store=" + empty, "key-store", "cannot be used");
        refused("rediss://a?key-store-password-file=" + empty, "there is no key-store");
        refused("redis://a?password-file=" + directory.resolve("no"), "password-file");
        refused("redis+sentinel://a?master=m&sentinel-password-file=" + empty, "it is empty");
    }

    @Test
    void aStoreThatTrustsNobodyIsRefused(@TempDir Path directory) throws Exception {
        Certificate certificate = Certificate.make(directory, "server", "dns:cache");
        Path none = directory.resolve("none.p12");
        KeyStore empty = KeyStore.getInstance("PKCS12");
        empty.load(null, null);
        try (OutputStream out = Files.newOutputStream(none)) {
            empty.store(out, "changeit".toCharArray());
        }

        refused("rediss://a?trust-store=" + certificate.key(), "no certificate to trust");
        refused("rediss://a?trust-store=" + none, "no certificate to trust", "trust-store-password-file");
        refused("rediss://a?trust-store=" + certificate.store(), "trust-store-password-file");
        refused(
                "rediss://a?trust-store=" + none + "&trust-store-password-file=" + certificate.password(),
                "no certificate to trust");
    }

    @ParameterizedTest
    @CsvSource({
        "'', no private key",
        "RSA PRIVATE KEY, openssl pkcs8 -topk8 -nocrypt",
        "EC PRIVATE KEY, openssl pkcs8 -topk8 -nocrypt",
        "ENCRYPTED PRIVATE KEY, is encrypted",
        "PRIVATE KEY, none of the kinds"
    })
    void aKeyStoreWithoutAKeyThatCanBeReadIsRefused(String label, String problem, @TempDir Path directory)
            throws Exception {
        Certificate certificate = Certificate.make(directory, "client", "dns:client");
        String key = label.isEmpty() ? "" : "-----BEGIN " + label + "-----\nAAAA\n-----END " + label + "-----\n";
        Path file = Files.writeString(directory.resolve("client"), key + Files.readString(certificate.pem()));

        refused("rediss://a?key-store=" + file, "key-store", problem);
    }

    @Test
    void aKeyWithoutACertificateIsRefused(@TempDir Path directory) throws Exception {
        Certificate certificate = Certificate.make(directory, "client", "dns:client");

        refused("rediss://a?key-store=" + certificate.key(), "no certificate");
    }

    private static void shown(String url, String text) {
        try (MaintenanceBackend backend = Opened.at(url)) {
            assertThat(backend).hasToString(text);
        }
    }

    private static void refused(String url, String... messages) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> Opened.at(url, Map.of()).close())
                .withMessageContainingAll(messages);
    }
}
