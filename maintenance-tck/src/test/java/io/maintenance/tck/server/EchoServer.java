// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.server;

import io.maintenance.tck.ServerKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A server in a process of its own that answers each line with that line. */
public final class EchoServer {

    public static final ServerKind KIND = kind("ping");

    private EchoServer() {}

    /** One that is up once it echoes {@code sign}. */
    public static ServerKind kind(String sign) {
        return ServerKind.java(
                "tiny",
                EchoServer.class.getName(),
                (port, directory) -> List.of(String.valueOf(port)),
                server -> sign.equals(server.send("ping")));
    }

    /** Listens on the port that is given, one client at a time. */
    public static void main(String[] args) throws IOException {
        System.out.println("listening on " + args[0]);
        try (ServerSocket server = new ServerSocket(Integer.parseInt(args[0]), 10, InetAddress.getLoopbackAddress())) {
            while (!server.isClosed()) {
                try (Socket client = server.accept()) {
                    answer(client);
                } catch (IOException e) {
                    System.out.println("a client is gone: " + e);
                }
            }
        }
    }

    /** Writes a file for a server that has a configuration. */
    public static Path write(Path file, int port) {
        try {
            return Files.writeString(file, "port=" + port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(Socket client) throws IOException {
        try (BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
                PrintWriter out = new PrintWriter(client.getOutputStream(), true, StandardCharsets.UTF_8)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                out.println(
                        line.equals("pid")
                                ? String.valueOf(ProcessHandle.current().pid())
                                : line);
            }
        }
    }
}
