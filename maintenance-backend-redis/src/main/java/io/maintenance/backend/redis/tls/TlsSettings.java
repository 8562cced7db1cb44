// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis.tls;

import io.maintenance.spi.HostPort;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * The settings of TLS. The server's certificate must be trusted and name the host of the URL.
 *
 * @param trust whom to trust; {@code null} for whom this Java trusts
 * @param identity the certificate of the client; {@code null} for none
 */
public record TlsSettings(@Nullable KeyStoreFile trust, @Nullable KeyStoreFile identity) {

    /** Shakes hands. The stores are read each time, so that renewed certificates count without a restart. */
    public Socket over(Socket plain, HostPort server) throws IOException {
        SSLSocket socket =
                (SSLSocket) context().getSocketFactory().createSocket(plain, server.host(), server.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    /** Reads the stores. */
    public SSLContext context() throws IOException {
        try {
            if (trust == null && identity == null) {
                return SSLContext.getDefault();
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    identity == null ? null : identity.keyManagers(),
                    trust == null ? null : trust.trustManagers(),
                    null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
