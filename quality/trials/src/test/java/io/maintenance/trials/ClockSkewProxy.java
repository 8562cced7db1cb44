// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A proxy between a client and a Redis whose clock is wrong: it replaces the answer to {@code TIME}. */
final class ClockSkewProxy implements AutoCloseable {

    private static final Pattern TIME =
            Pattern.compile("\\*2\\r\\n\\$10\\r\\n([0-9]{10})(\\r\\n\\$[1-6]\\r\\n[0-9]{1,6}\\r\\n)");

    private final InetSocketAddress server;
    private final Duration ahead;
    private final ServerSocket door;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    /** Begins to listen on a free port of this machine. */
    ClockSkewProxy(String host, int port, Duration ahead) throws IOException {
        this.server = new InetSocketAddress(host, port);
        this.ahead = ahead;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::welcome);
    }

    int port() {
        return door.getLocalPort();
    }

    private void welcome() {
        try {
            while (true) {
                Socket client = door.accept();
                Socket behind = new Socket();
                sockets.addAll(List.of(client, behind));
                behind.connect(server);
                start(() -> copy(client, behind, false));
                start(() -> copy(behind, client, true));
            }
        } catch (IOException closed) {
            return; // with the test
        }
    }

    private void copy(Socket from, Socket to, boolean answers) {
        byte[] buffer = new byte[1 << 16];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                byte[] chunk = answers ? skewed(buffer, count) : Arrays.copyOf(buffer, count);
                out.write(chunk);
            }
        } catch (IOException closed) {
            return; // by one side or the other
        }
    }

    private byte[] skewed(byte[] buffer, int count) {
        Matcher time = TIME.matcher(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
        return time.replaceAll(found -> Matcher.quoteReplacement(
                        "*2\r\n$10\r\n" + (Long.parseLong(found.group(1)) + ahead.toSeconds()) + found.group(2)))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "skewed-clock");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            door.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
