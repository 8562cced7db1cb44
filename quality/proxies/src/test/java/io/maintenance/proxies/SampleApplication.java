// SPDX-License-Identifier: Apache-2.0
package io.maintenance.proxies;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A program that knows nothing of the switch. It says what it was asked; {@code /status/N} is answered with that status, and what
 * asks for an upgrade gets back every line that it sends.
 */
final class SampleApplication implements AutoCloseable {

    private final LoopbackListener listener;

    SampleApplication(int port) throws IOException {
        listener = new LoopbackListener(port, SampleApplication::talk);
    }

    int port() {
        return listener.port();
    }

    private static void talk(Socket connection) throws IOException {
        connection.setTcpNoDelay(true);
        InputStream in = new BufferedInputStream(connection.getInputStream());
        HttpMessageReader reader = new HttpMessageReader(in);
        OutputStream out = connection.getOutputStream();
        String line = reader.line();
        while (line != null) {
            String[] request = line.split(" ", -1);
            Map<String, String> headers = reader.headers();
            if (headers.containsKey("upgrade")) {
                echo(reader, out);
                return;
            }
            byte[] body = reader.body(headers, false);
            out.write(response(request[0], request[1], body));
            line = reader.line();
        }
    }

    private static void echo(HttpMessageReader reader, OutputStream out) throws IOException {
        List<String> head = List.of(
                "HTTP/1.1 101 Switching Protocols",
                "Upgrade: websocket",
                "Connection: Upgrade",
                "X-Application: yes",
                // That of the key with which every WebSocket of these tests is asked for.
                "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
        write(out, String.join("\r\n", head) + "\r\n\r\n");
        String line = reader.line();
        while (line != null) {
            write(out, line + "\n");
            line = reader.line();
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] response(String method, String target, byte[] body) {
        int status = target.startsWith("/status/") ? Integer.parseInt(target.substring("/status/".length())) : 200;
        String said = "application\n" + method + " " + target + "\n" + body.length + " " + Arrays.hashCode(body) + "\n";
        List<String> lines = List.of(
                "HTTP/1.1 " + status + " Said",
                "X-Application: yes",
                "Content-Type: text/plain",
                "Cache-Control: public, max-age=60",
                "Content-Length: " + said.length());
        String head = String.join("\r\n", lines) + "\r\n\r\n";
        return (method.equals("HEAD") ? head : head + said).getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
