// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate of 127.0.0.1 that vouches for itself, made by the keytool of the JDK.
 *
 * @param certificate the certificate as text
 * @param key the key as text
 * @param trust clients that trust it
 */
record SampleCertificate(String certificate, String key, SSLContext trust) {

    private static final String PASSWORD = "changeit";

    static SampleCertificate make(Path directory, String name)
            throws IOException, GeneralSecurityException, InterruptedException {
        Path store = directory.resolve(name + ".p12");
        String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process keytool = new ProcessBuilder(
                        List.of((tool + " -genkeypair -keyalg EC -dname CN=" + name + " -ext san=ip:127.0.0.1 -alias "
                                        + name + " -storepass " + PASSWORD + " -keystore " + store)
                                .split(" ", -1)))
                .inheritIO()
                .start();
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException("keytool failed");
        }
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        return new SampleCertificate(
                block("CERTIFICATE", keys.getCertificate(name).getEncoded()),
                block("PRIVATE KEY", keys.getKey(name, PASSWORD.toCharArray()).getEncoded()),
                trust(keys, name));
    }

    TlsFiles writeTo(Path directory) throws IOException {
        TlsFiles files = new TlsFiles(directory.resolve("server.crt"), directory.resolve("server.key"));
        Files.writeString(files.certificate(), certificate);
        Files.writeString(files.key(), key);
        return files;
    }

    private static SSLContext trust(KeyStore keys, String name) throws IOException, GeneralSecurityException {
        KeyStore certificates = KeyStore.getInstance("PKCS12");
        certificates.load(null, null);
        certificates.setCertificateEntry(name, keys.getCertificate(name));
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(certificates);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trusted.getTrustManagers(), null);
        return context;
    }

    private static String block(String label, byte[] bytes) {
        String text = Base64.getMimeEncoder().encodeToString(bytes);
        return "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n";
    }
}
