// SPDX-License-Identifier: Apache-2.0
package io.maintenance.servlet;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** A client that announces a large body, sends a byte of it now and then, and has its answer before it has sent more. */
record SlowUpload(Socket socket) implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 60_000;

    static SlowUpload begin(int port, boolean chunked) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        String body = chunked ? "Transfer-Encoding: chunked\r\n\r\nffffff\r\nx" : "Content-Length: 1000000\r\n\r\nx";
        socket.getOutputStream().write(("POST /app/form HTTP/1.1\r\nHost: localhost\r\n" + body).getBytes(US_ASCII));
        String status = new String(socket.getInputStream().readNBytes(12), US_ASCII);
        assertThat(status).isEqualTo("HTTP/1.1 503");
        return new SlowUpload(socket);
    }

    /** Sends another byte, unless the server has had enough. */
    void sendMore() {
        try {
            socket.getOutputStream().write('x');
        } catch (IOException closed) {
            return;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
