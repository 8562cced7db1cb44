// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.server;

import io.maintenance.tck.ServerKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A server in a process of its own that answers each line with that line. */
public final class EchoServer {

    public static final ServerKind KIND = kind("ping");

    private EchoServer() {}

    /** One that is up once it echoes {@code sign}. */
    public static ServerKind kind(String sign) {
        return new ServerKind(
                "tiny",
                "",
                1,
                "install a tiny server",
                EchoServer::command,
                server -> sign.equals(server.send("ping")));
    }

    private static List<String> command(int port, Path directory) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                EchoServer.class.getName(),
                String.valueOf(port));
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
