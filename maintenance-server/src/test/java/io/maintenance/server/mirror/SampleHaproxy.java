// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server.mirror;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The admin socket of a HAProxy with one map, which answers as version 2.6 does. */
final class SampleHaproxy implements AutoCloseable {

    final Map<String, String> entries = new ConcurrentHashMap<>();
    final AtomicInteger changes = new AtomicInteger();
    private final String map;
    private final ServerSocketChannel socket;

    SampleHaproxy(Path path, String map) throws IOException {
        this.map = map;
        socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        socket.bind(UnixDomainSocketAddress.of(path));
        Thread thread = new Thread(this::run, "haproxy");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        while (socket.isOpen()) {
            try (SocketChannel asker = socket.accept()) {
                String line = new BufferedReader(
                                new InputStreamReader(Channels.newInputStream(asker), StandardCharsets.UTF_8))
                        .readLine();
                asker.write(ByteBuffer.wrap((answer(line.split(" ", -1)) + "\n").getBytes(StandardCharsets.UTF_8)));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private String answer(String[] words) {
        if (!words[1].equals("map") || !words[2].equals(map)) {
            return "Unknown map identifier. Please use #<id> or <file>.";
        }
        switch (words[0]) {
            case "show" -> {
                StringBuilder lines = new StringBuilder();
                entries.forEach((key, value) -> lines.append("0x55d0 " + key + " " + value + "\n"));
                return lines.toString();
            }
            case "set" -> {
                changes.incrementAndGet();
                return entries.replace(words[3], words[4]) == null ? "entry not found." : "";
            }
            default -> {
                changes.incrementAndGet();
                entries.put(words[3], words[4]);
                return "";
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
