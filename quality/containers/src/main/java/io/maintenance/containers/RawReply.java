// SPDX-License-Identifier: Apache-2.0
package io.maintenance.containers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A response to a request that was sent byte by byte, which no HTTP client would send like that.
 *
 * @param status its code; 0 if the connection was closed without a response
 * @param mode its {@code X-Maintenance-Mode}; empty if it has none
 * @param body its body
 */
public record RawReply(int status, String mode, String body) {

    private static final int PATIENCE_MILLIS = 120_000;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([0-9]{3})");
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *([0-9]+)\\r?$");
    private static final Pattern MODE = Pattern.compile("(?im)^x-maintenance-mode: *([a-z-]+)\\r?$");

    /** Sends a request without a body. */
    static RawReply to(int port, String method, String target) throws IOException {
        return of(textTo(port, List.of(method + " " + target + " HTTP/1.1")));
    }

    /** Sends the lines of a request, with a host and without a body, and returns what comes. */
    static String textTo(int port, List<String> lines) throws IOException {
        List<String> all = new ArrayList<>(lines);
        all.add(1, "Host: localhost");
        all.add("Connection: close");
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write((String.join("\r\n", all) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            return textFrom(socket.getInputStream());
        }
    }

    /** Reads until the length that the response tells, or the end: a server may wait for a body that never ends. */
    private static String textFrom(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            text.append((char) next);
            if (next == '\n' && text.indexOf("\r\n\r\n") == text.length() - 4) {
                Matcher length = LENGTH.matcher(text);
                byte[] body = length.find() ? in.readNBytes(Integer.parseInt(length.group(1))) : in.readAllBytes();
                return text + new String(body, StandardCharsets.UTF_8);
            }
        }
        return text.toString();
    }

    /** Sends the beginning of an upload and nothing more, and returns the first line of the answer. */
    static @Nullable String toUnfinishedUpload(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            String request = "POST /files/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\nbeginning";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }

    /** Returns the response that a text is. */
    static RawReply of(String text) {
        Matcher status = STATUS.matcher(text);
        if (!status.lookingAt()) {
            return new RawReply(0, "", text);
        }
        int end = text.indexOf("\r\n\r\n");
        Matcher mode = MODE.matcher(text.substring(0, end));
        return new RawReply(
                Integer.parseInt(status.group(1)),
                mode.find() ? mode.group(1).toLowerCase(Locale.ROOT) : "",
                unchunked(text.substring(end + 4)));
    }

    /** Bodies of handlers fit into one chunk. */
    private static String unchunked(String body) {
        return body.replaceFirst("(?s)^[0-9a-fA-F]+\r\n(.*)\r\n0\r\n\r\n$", "$1");
    }
}
