// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server.mirror;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The socket on which HAProxy takes commands, one for each connection. A HAProxy that hangs is given up.
 *
 * @param path where it is
 * @param patience how long an answer may take
 */
record AdminSocket(Path path, Duration patience) {

    private static final int LARGEST = 4 << 20;

    /**
     * Sends a command and returns the answer, without blanks around it.
     *
     * @throws IOException if there is no answer
     */
    String ask(String command) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
                Selector selector = Selector.open()) {
            channel.configureBlocking(false);
            if (!channel.connect(UnixDomainSocketAddress.of(path))) {
                throw new IOException("HAProxy takes no connection");
            }
            channel.write(ByteBuffer.wrap((command + "\n").getBytes(StandardCharsets.UTF_8)));
            channel.register(selector, SelectionKey.OP_READ);
            return answer(channel, selector).strip();
        }
    }

    private String answer(SocketChannel channel, Selector selector) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        StringBuilder answer = new StringBuilder();
        ByteBuffer bytes = ByteBuffer.allocate(8 << 10);
        int read = 0;
        while (read >= 0) {
            long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (left <= 0 || answer.length() > LARGEST) {
                throw new IOException("HAProxy did not answer within " + patience.toMillis() + " ms");
            }
            selector.select(left);
            read = channel.read(bytes.clear());
            answer.append(StandardCharsets.UTF_8.decode(bytes.flip()));
        }
        return answer.toString();
    }
}
