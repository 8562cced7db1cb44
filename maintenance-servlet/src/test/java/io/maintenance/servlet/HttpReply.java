// SPDX-License-Identifier: Apache-2.0
package io.maintenance.servlet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A response to a request that was sent byte by byte, which no HTTP client would send like that.
 *
 * @param status its code
 * @param head its lines, without the first
 * @param body what follows them
 */
record HttpReply(int status, List<String> head, String body) {

    private static final int PATIENCE_MILLIS = 120_000;

    /** Sends the first lines of a request, with a host and without a body, and closes. */
    static HttpReply to(int port, String... lines) throws IOException {
        return to(port, new byte[0], lines);
    }

    static HttpReply to(int port, byte[] body, String... lines) throws IOException {
        List<String> all = new ArrayList<>(List.of(lines));
        all.add(1, "Host: localhost");
        all.add("Connection: close");
        if (body.length > 0) {
            all.add("Content-Length: " + body.length);
        }
        byte[] head = (String.join("\r\n", all) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            Thread sender = new Thread(() -> send(socket, head, body), "sender");
            sender.setDaemon(true);
            sender.start(); // a server may answer before it has read the body
            return parse(socket.getInputStream());
        }
    }

    List<String> header(String name) {
        String start = name.toLowerCase(Locale.ROOT) + ":";
        return head.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                .map(line -> line.substring(start.length()).strip())
                .toList();
    }

    boolean isFromApplication() {
        return body.startsWith("application:");
    }

    /** A server that does not want the body may stop reading it. */
    private static void send(Socket socket, byte[] head, byte[] body) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(head);
            out.write(body);
            out.flush();
        } catch (IOException unread) {
            return;
        }
    }

    private static HttpReply parse(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        in.transferTo(all);
        String text = all.toString(StandardCharsets.UTF_8);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new IOException("No response, but '" + text + "'");
        }
        List<String> lines = List.of(text.substring(0, end).split("\r\n", -1));
        int status = Integer.parseInt(lines.get(0).split(" ", 3)[1]);
        return new HttpReply(status, lines.subList(1, lines.size()), text.substring(end + 4));
    }
}
