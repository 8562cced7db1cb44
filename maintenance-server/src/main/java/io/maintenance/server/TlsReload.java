// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server;

import java.io.IOException;
import java.security.KeyStore;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * The certificate of a running server, which is read again when its files were replaced. What cannot be used is logged once, and the
 * one before goes on. Thread-safe.
 */
final class TlsReload {

    private static final System.Logger LOG = System.getLogger(TlsReload.class.getName());

    private final TlsFiles files;
    private final SslContextFactory.Server factory = new SslContextFactory.Server();
    private String tried;
    private String complaint = "";

    /**
     * Reads the files.
     *
     * @throws IOException that names the file and says what is wrong with it
     */
    TlsReload(TlsFiles files) throws IOException {
        this.files = files;
        KeyStore store = files.load();
        this.tried = files.fingerprint();
        use(factory, store);
    }

    SslContextFactory.Server factory() {
        return factory;
    }

    /** Reads the files if they are others than before. */
    synchronized void check() {
        try {
            String found = files.fingerprint();
            if (!found.equals(tried)) {
                tried = found;
                KeyStore store = files.load();
                factory.reload(each -> use(each, store));
                complaint = "";
                LOG.log(
                        System.Logger.Level.INFO,
                        "The certificate in {0} was replaced, and counts from now on",
                        files.certificate());
            }
        } catch (Exception e) { // what Jetty declares
            complain(String.valueOf(e.getMessage()));
        }
    }

    private void complain(String why) {
        if (!why.equals(complaint)) {
            complaint = why;
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The certificate was not replaced, and the one before goes on: {0}",
                    why);
        }
    }

    private static void use(SslContextFactory factory, KeyStore store) {
        factory.setKeyStore(store);
        factory.setKeyStorePassword(TlsFiles.IN_MEMORY);
    }
}
