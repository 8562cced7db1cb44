// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.memcached;

import io.maintenance.spi.support.Deadline;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import net.spy.memcached.MemcachedClient;

/**
 * A warm-up of the driver: the calls of the switch, made to a server that is not there: what they need is loaded afterwards. On a busy machine that takes
 * longer than a call may take, so it must not be part of one.
 */
final class DriverWarmUp {

    private static final String NOBODY = "nobody";
    private static final Duration NO_TIME = Duration.ofMillis(1);
    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    private DriverWarmUp() {}

    /**
     * Makes the calls. What goes wrong here would do so in the first call, which reports it.
     *
     * @return whether they were made, so that little is left to load
     */
    static boolean play(Optional<SaslLogin> login) {
        try (SocketChannel silent = SocketChannel.open()) {
            // This port of the own machine is taken and nobody listens there.
            silent.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            MemcachedClient client = new ConnectionHandshake(NOBODY, login, NO_TIME)
                    .connect((InetSocketAddress) silent.getLocalAddress());
            try {
                converse(client);
                return true;
            } finally {
                end(client);
            }
        } catch (IOException | RuntimeException reportedLater) {
            return false;
        }
    }

    /** Whoever opens a backend has no thread more afterwards. The client's own thread ends soon after it was told to. */
    private static void end(MemcachedClient client) {
        client.shutdown();
        try {
            client.getConnection().join(LONGEST_END.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void converse(MemcachedClient client) {
        List<Consumer<ClientSession>> calls = List.of(
                session -> session.gets(NOBODY).await(Deadline.in(NO_TIME)),
                session -> session.add(NOBODY, new byte[1]).await(Deadline.in(NO_TIME)),
                session -> session.cas(NOBODY, 1, new byte[1]).await(Deadline.in(NO_TIME)),
                session -> ServerStats.settings(session.client()));
        for (Consumer<ClientSession> call : calls) {
            try {
                call.accept(new ClientSession(NOBODY, client)); // one that failed makes no more calls
            } catch (RuntimeException unanswered) {
                // nobody is there
            }
        }
    }
}
