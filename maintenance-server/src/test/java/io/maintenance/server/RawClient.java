// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A client that sends what it wants, when it wants. */
final class RawClient implements AutoCloseable {

    private final Socket socket;

    RawClient(RunningServer server) throws IOException {
        socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(server.url()).getPort());
        socket.setSoTimeout(60_000); // what never comes ends the test
    }

    RawClient send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return this;
    }

    /** Returns the status of the next answer, whose body it reads if that has a length. */
    int status() throws IOException {
        String head = head();
        for (String line : head.split("\r\n", -1)) {
            if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
                int length =
                        Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
                if (socket.getInputStream().readNBytes(length).length < length) {
                    throw new IOException("the body broke off");
                }
            }
        }
        return Integer.parseInt(head.split(" ", 3)[1]);
    }

    private String head() throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no answer: " + head);
            }
            head.append((char) next);
        }
        return head.toString();
    }

    /** Waits until the server ends the connection. */
    boolean isCutOff() {
        try {
            return socket.getInputStream().read() < 0;
        } catch (IOException reset) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
