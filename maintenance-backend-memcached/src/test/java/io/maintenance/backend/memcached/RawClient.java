// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.memcached;

import io.maintenance.spi.HostPort;
import io.maintenance.spi.StorageKey;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** What a person does with netcat: the server's own protocol, with values of any bytes. */
final class RawClient implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 60_000;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    RawClient(HostPort server) throws IOException {
        socket = new Socket(server.host(), server.port());
        socket.setSoTimeout(TIMEOUT_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
        out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
    }

    static String key(String namespace, StorageKey key) {
        return "maintenance:" + namespace + ":" + key;
    }

    /** Stores a value under flags, and returns the answer. */
    String set(String key, int flags, byte[] value) throws IOException {
        return store("set " + key + " " + flags + " 0 " + value.length, value);
    }

    String store(String command, byte[] value) throws IOException {
        send(command, value);
        return line();
    }

    /** Sends a command and its data, and waits for nothing. */
    void send(String command, byte[] value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes((command + "\r\n").getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(value);
        bytes.writeBytes(new byte[] {'\r', '\n'});
        out.write(bytes.toByteArray());
    }

    /** Sends a command without data, and returns the first line of the answer. */
    String command(String command) throws IOException {
        out.write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
        return line();
    }

    private String line() throws IOException {
        out.flush();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("closed by the server after: " + line);
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
