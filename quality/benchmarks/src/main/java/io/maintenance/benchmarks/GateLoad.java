// SPDX-License-Identifier: Apache-2.0
package io.maintenance.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Requests as nginx makes them for its visitors: over connections that are kept, one request after the other on each.
 *
 * @param port where the server listens on this machine
 */
record GateLoad(int port) {

    private static final int CONNECTIONS = 4;

    private static final byte[] REQUEST =
            """
            GET /gate/nginx HTTP/1.1
            Host: 127.0.0.1
            X-Original-Method: GET
            X-Original-URI: /shop/cart?item=17
            X-Original-Host: shop.example
            X-Forwarded-For: 203.0.113.9
            Accept: text/html,application/xhtml+xml
            Accept-Language: en
            Cookie: session=0123456789abcdef
            User-Agent: Mozilla/5.0

            """
                    .replace("\n", "\r\n")
                    .getBytes(StandardCharsets.US_ASCII);

    /** Returns how many requests a second are answered, each with an empty 200. */
    double perSecond(int requestsEach) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<Callable<@Nullable Void>> clients = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                clients.add(() -> ask(requestsEach));
            }
            long begin = System.nanoTime();
            for (Future<@Nullable Void> client : threads.invokeAll(clients)) {
                client.get();
            }
            return CONNECTIONS * requestsEach * 1e9 / (System.nanoTime() - begin);
        } finally {
            threads.shutdown();
        }
    }

    private @Nullable Void ask(int requests) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            for (int i = 0; i < requests; i++) {
                out.write(REQUEST);
                readHead(in);
            }
        }
        return null;
    }

    /** The answers have no body, so that the blank line is their end. */
    private static void readHead(InputStream in) throws IOException {
        in.skipNBytes("HTTP/1.1 ".length());
        if (in.read() != '2') {
            throw new IOException("the server does not let this request in");
        }
        int ends = 0;
        while (ends < 2) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the answer broke off");
            }
            ends = next == '\n' ? ends + 1 : next == '\r' ? ends : 0;
        }
    }
}
