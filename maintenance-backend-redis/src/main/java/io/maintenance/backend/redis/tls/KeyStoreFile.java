// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis.tls;

import io.maintenance.spi.support.PemFile;
import io.maintenance.spi.support.SecretFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * A file with certificates: a key store of Java (PKCS12 or JKS), or text (PEM).
 *
 * @param file the store
 * @param passwordFile a file with its password; {@code null} if it has none
 */
public record KeyStoreFile(Path file, @Nullable Path passwordFile) {

    /** Protects a store in memory, of which nobody else knows. */
    private static final char[] IN_MEMORY = {'-'};

    /**
     * Reads whom to trust.
     *
     * @throws GeneralSecurityException also if that is nobody
     */
    TrustManager[] trustManagers() throws IOException, GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        Optional<PemFile> pem = PemFile.in(file);
        factory.init(pem.isPresent() ? trusted(pem.get().certificates()) : load());
        if (Stream.of(factory.getTrustManagers()).noneMatch(KeyStoreFile::trustsAnybody)) {
            String locked = pem.isPresent() || passwordFile != null
                    ? ""
                    : ", or none that can be read without its password, which trust-store-password-file gives";
            throw new KeyStoreException("it has no certificate to trust" + locked);
        }
        return factory.getTrustManagers();
    }

    /**
     * Reads who this client is.
     *
     * @throws GeneralSecurityException also if there is no private key
     */
    KeyManager[] keyManagers() throws IOException, GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        Optional<PemFile> pem = PemFile.in(file);
        if (pem.isPresent()) {
            factory.init(identity(pem.get()), IN_MEMORY);
            return factory.getKeyManagers();
        }
        char[] password = password();
        KeyStore store = load();
        if (!hasKey(store)) {
            throw new KeyStoreException("it has no private key");
        }
        factory.init(store, password == null ? new char[0] : password);
        return factory.getKeyManagers();
    }

    private KeyStore load() throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(file.toFile(), password());
    }

    private static boolean trustsAnybody(TrustManager manager) {
        return !(manager instanceof X509TrustManager trust) || trust.getAcceptedIssuers().length > 0;
    }

    private static boolean hasKey(KeyStore store) throws KeyStoreException {
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) {
                return true;
            }
        }
        return false;
    }

    private static KeyStore trusted(List<Certificate> certificates) throws IOException, GeneralSecurityException {
        KeyStore store = inMemory();
        for (Certificate each : certificates) {
            store.setCertificateEntry(String.valueOf(store.size()), each);
        }
        return store;
    }

    private static KeyStore identity(PemFile pem) throws IOException, GeneralSecurityException {
        List<Certificate> chain = pem.certificates();
        if (chain.isEmpty()) {
            throw new KeyStoreException(
                    "it has no certificate: put the block PRIVATE KEY and the certificates into one file");
        }
        KeyStore store = inMemory();
        store.setKeyEntry("client", pem.key(), IN_MEMORY, chain.toArray(Certificate[]::new));
        return store;
    }

    private static KeyStore inMemory() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        return store;
    }

    private char @Nullable [] password() throws IOException {
        if (passwordFile == null) {
            return null;
        }
        boolean isEmpty = Files.size(passwordFile) == 0; // openssl makes stores with such a password
        return isEmpty ? new char[0] : SecretFile.read(passwordFile).reveal();
    }
}
