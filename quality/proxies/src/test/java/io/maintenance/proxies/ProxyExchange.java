// SPDX-License-Identifier: Apache-2.0
package io.maintenance.proxies;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a proxy does with a request that is not about asking: read it, ask others, write what came. */
final class ProxyExchange {

    /** Belongs to one connection, and is told anew. */
    private static final Set<String> HOP = Set.of("connection", "content-length", "transfer-encoding", "keep-alive");

    private ProxyExchange() {}

    /** Reads a request; empty headers stand for none. */
    static HttpCall read(Socket connection) throws IOException {
        HttpMessageReader reader = new HttpMessageReader(new BufferedInputStream(connection.getInputStream()));
        String line = reader.line();
        String[] request = line == null ? new String[] {"", ""} : line.split(" ", -1);
        Map<String, String> headers = reader.headers();
        List<String> lines = new ArrayList<>();
        headers.forEach((name, value) -> lines.add(name + ": " + value));
        return new HttpCall(
                request[0], request[1], lines, new String(reader.body(headers, false), StandardCharsets.ISO_8859_1));
    }

    /** Returns the value of a header; empty if it is not there. */
    static String header(HttpCall call, String name) {
        String start = name.toLowerCase(Locale.ROOT) + ": ";
        return call.headers().stream()
                .filter(each -> each.startsWith(start))
                .map(each -> each.substring(start.length()))
                .findFirst()
                .orElse("");
    }

    /** Returns a request to another server, with those headers of a request that are named. */
    static HttpCall about(HttpCall call, String method, String target, List<String> names) {
        HttpCall about = HttpCall.of(method, target);
        for (String name : names) {
            String value = header(call, name);
            about = value.isEmpty() ? about : about.with(name, value);
        }
        return about;
    }

    static void write(Socket connection, String method, HttpReply reply) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + reply.status() + " Said\r\nConnection: close\r\n");
        reply.headers().forEach((name, value) -> {
            if (!HOP.contains(name)) {
                head.append(name).append(": ").append(value).append("\r\n");
            }
        });
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        connection.getOutputStream().write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        if (!method.equals("HEAD")) {
            connection.getOutputStream().write(body);
        }
    }
}
