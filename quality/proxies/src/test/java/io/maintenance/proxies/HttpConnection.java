// SPDX-License-Identifier: Apache-2.0
package io.maintenance.proxies;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A connection of a client that says what it wants to say. Not thread-safe. */
final class HttpConnection implements AutoCloseable {

    /** Ends what would never end. */
    private static final int PATIENCE_MILLIS = 120_000;

    private final Socket socket;
    private final HttpMessageReader reader;

    HttpConnection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        reader = new HttpMessageReader(new BufferedInputStream(socket.getInputStream()));
    }

    /** Sends a request and returns the response. */
    HttpReply ask(HttpCall call) throws IOException {
        send(call.head() + call.body());
        int status = status();
        Map<String, String> headers = reader.headers();
        boolean bodiless = call.method().equals("HEAD") || status == 101 || status == 204 || status == 304;
        String body = bodiless ? "" : new String(reader.body(headers, true), StandardCharsets.UTF_8);
        return new HttpReply(status, headers, body);
    }

    /** Sends a text as it is. */
    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Reads a line; after an upgrade, what the other side says. */
    String line() throws IOException {
        String line = reader.line();
        if (line == null) {
            throw new EOFException("the connection was closed");
        }
        return line;
    }

    private int status() throws IOException {
        int status = Integer.parseInt(line().split(" ", -1)[1]);
        if (status != 100) {
            return status;
        }
        reader.headers();
        return status();
    }

    /** Asks on a connection of its own. */
    static HttpReply ask(int port, HttpCall call) {
        try (HttpConnection connection = new HttpConnection(port)) {
            return connection.ask(call);
        } catch (IOException e) {
            throw new IllegalStateException(call.method() + " " + call.target() + ": " + e, e);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
