// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.server;

import io.maintenance.spi.HostPort;
import io.maintenance.tck.ServerKind;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Talks to a server that takes lines, as Redis and Memcached do, over a connection for each call.
 *
 * @param address where it is
 */
public record LineClient(HostPort address) implements ServerKind.LineProtocol {

    private static final int TIMEOUT_MILLIS = 10_000;

    @Override
    public String send(String... lines) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.host(), address.port()), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            OutputStream out = socket.getOutputStream();
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            String answer = "";
            for (String line : lines) {
                out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
                answer = in.readLine();
                if (answer == null) {
                    throw new EOFException(address + " closed the connection after \"" + line + "\"");
                }
            }
            return answer;
        }
    }
}
