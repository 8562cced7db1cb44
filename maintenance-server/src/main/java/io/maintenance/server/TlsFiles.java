// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server;

import io.maintenance.spi.support.PemFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.util.List;

/**
 * The certificate of a server and those that vouch for it, and its private key, as text (PEM).
 *
 * @param certificate the file with the certificates, the server's own first
 * @param key the file with the private key, which may be the same
 */
record TlsFiles(Path certificate, Path key) {

    /** Protects a store in memory, of which nobody else knows. */
    static final String IN_MEMORY = "-";

    /**
     * Reads the files.
     *
     * @throws IOException that names the file and says what is wrong with it
     */
    KeyStore load() throws IOException {
        List<Certificate> chain = read(certificate, PemFile::certificates);
        PrivateKey own = read(key, PemFile::key);
        try {
            if (chain.isEmpty()) {
                throw new IOException(certificate + ": it has no certificate, a block CERTIFICATE");
            }
            if (!isPair(own, chain.get(0))) {
                throw new IOException(key + ": it is not the key of the first certificate in " + certificate);
            }
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", own, IN_MEMORY.toCharArray(), chain.toArray(Certificate[]::new));
            return store;
        } catch (GeneralSecurityException e) {
            throw new IOException(certificate + ": it cannot be used: " + e.getMessage(), e);
        }
    }

    /** Returns what is another when one of the files is. */
    String fingerprint() throws IOException {
        return fingerprint(certificate) + " " + fingerprint(key);
    }

    private static String fingerprint(Path file) throws IOException {
        try {
            return Files.getLastModifiedTime(file) + "/" + Files.size(file);
        } catch (NoSuchFileException e) {
            return "absent";
        }
    }

    /** A part of a file. */
    private interface PemPart<T> {
        T in(PemFile file) throws GeneralSecurityException;
    }

    private static <T> T read(Path file, PemPart<T> part) throws IOException {
        try {
            return part.in(PemFile.in(file)
                    .orElseThrow(
                            () -> new KeyStoreException("it is no text with blocks of certificates or keys (PEM)")));
        } catch (NoSuchFileException e) {
            throw new IOException(file + ": there is no such file", e);
        } catch (AccessDeniedException e) {
            throw new IOException(file + ": this user may not read it", e);
        } catch (GeneralSecurityException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static boolean isPair(PrivateKey own, Certificate certificate) throws GeneralSecurityException {
        String algorithm =
                switch (own.getAlgorithm()) {
                    case "EC" -> "SHA256withECDSA";
                    case "RSA" -> "SHA256withRSA";
                    case "DSA" -> "SHA256withDSA";
                    default -> own.getAlgorithm();
                };
        if (!own.getAlgorithm().equals(certificate.getPublicKey().getAlgorithm())) {
            return false;
        }
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(own);
        byte[] signed = signature.sign();
        signature.initVerify(certificate.getPublicKey());
        return signature.verify(signed);
    }
}
