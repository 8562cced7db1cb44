// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * A file with certificates: a key store of Java (PKCS12 or JKS), or, to trust them, certificates as text (PEM).
 *
 * @param file the store
 * @param passwordFile a file with its password; {@code null} if it has none
 */
record Store(Path file, @Nullable Path passwordFile) {

    private static final String PEM = "-----BEGIN";

    TrustManager[] trustManagers() throws IOException, GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(isPem() ? certificates() : load());
        return factory.getTrustManagers();
    }

    KeyManager[] keyManagers() throws IOException, GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        char[] password = password();
        factory.init(load(), password == null ? new char[0] : password);
        return factory.getKeyManagers();
    }

    private KeyStore load() throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(file.toFile(), password());
    }

    private boolean isPem() throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            return new String(stream.readNBytes(PEM.length()), StandardCharsets.ISO_8859_1).equals(PEM);
        }
    }

    private KeyStore certificates() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream stream = Files.newInputStream(file)) {
            for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(stream)) {
                store.setCertificateEntry(String.valueOf(store.size()), each);
            }
        }
        return store;
    }

    private char @Nullable [] password() throws IOException {
        return passwordFile == null ? null : Secrets.read(passwordFile).reveal();
    }
}
