// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.memcached;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import java.io.IOException;
import java.net.Socket;
import java.util.Optional;

/** A probe that tells other servers from a Memcached by how they answer. The driver would wait for the answer that it knows. */
final class ProtocolProbe {

    private static final byte[] QUESTION = "version\r\n".getBytes(ISO_8859_1);
    private static final int ENOUGH = 5;

    private ProtocolProbe() {}

    /**
     * Asks who is there. Whoever says nothing, or something unknown, passes.
     *
     * @param millis how long to wait for the answer
     * @throws BackendException if it certainly is no Memcached
     */
    static void refuse(String server, Socket connected, int millis) {
        String begin = begin(connected, millis);
        guess(begin).ifPresent(what -> {
            String message = server + " answers, but as " + what + " does. Correct the host and the port.";
            throw new BackendException(Kind.REJECTED, message);
        });
    }

    private static String begin(Socket connected, int millis) {
        try {
            connected.setSoTimeout(millis);
            connected.getOutputStream().write(QUESTION);
            return new String(connected.getInputStream().readNBytes(ENOUGH), ISO_8859_1);
        } catch (IOException silent) {
            return "";
        }
    }

    private static Optional<String> guess(String begin) {
        if (begin.startsWith("HTTP/") || begin.startsWith("<")) {
            return Optional.of("a web server (HTTP)");
        }
        return begin.startsWith("-ERR") || begin.startsWith("-NOAU") ? Optional.of("a Redis") : Optional.empty();
    }
}
