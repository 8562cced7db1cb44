// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

import io.maintenance.backend.redis.connection.ConnectionSettings;
import io.maintenance.backend.redis.entry.EntryScripts;
import io.maintenance.backend.redis.entry.RedisKeys;
import io.maintenance.backend.redis.entry.StoredValue;
import io.maintenance.backend.redis.tls.TlsSettings;
import io.maintenance.spi.StorageKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Jedis;

/**
 * A warm-up of the client: the calls of the switch, made to a server that is not there: what they need is loaded afterwards. On a busy machine that takes
 * longer than a call may take, so it must not be part of one.
 */
final class ClientWarmUp {

    /** What a server would answer to a greeting, the database, the name, a read and a write. */
    private static final String ANSWERS = "*2\r\n$5\r\nproto\r\n:2\r\n+OK\r\n+OK\r\n*2\r\n$4\r\ntext\r\n$-1\r\n:1\r\n";

    private ClientWarmUp() {}

    /**
     * Makes the calls. What goes wrong here would do so in the first call, which reports it.
     *
     * @param tls how connections are encrypted; {@code null} if they are not
     * @return whether they came to their end, so that nothing is left to load
     */
    static boolean play(@Nullable TlsSettings tls) {
        try {
            openSocket();
            if (tls != null) {
                greet(tls);
            }
            converse();
            return true;
        } catch (IOException | RuntimeException reportedLater) {
            return false;
        }
    }

    private static void openSocket() throws IOException {
        try (SocketChannel channel = SocketChannel.open()) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            channel.socket().setSoTimeout(1);
        }
    }

    /** Makes the first message of a handshake, and sends it to nobody. */
    private static void greet(TlsSettings tls) throws IOException {
        SSLEngine engine = tls.context().createSSLEngine("localhost", 1);
        engine.setUseClientMode(true);
        engine.wrap(
                ByteBuffer.allocate(0), ByteBuffer.allocate(engine.getSession().getPacketBufferSize()));
    }

    private static void converse() throws IOException {
        ConnectionSettings settings = new ConnectionSettings(null, Optional::empty, null, Duration.ofSeconds(1));
        RedisKeys keys = new RedisKeys("rehearsal");
        try (Socket nobody = new Nobody();
                Jedis jedis =
                        new Jedis(() -> nobody, settings.config().database(1).build())) {
            jedis.clientSetname(keys.client());
            Connection connection = jedis.getConnection();
            connection.executeCommand(EntryScripts.read(keys, 1, StorageKey.values()));
            StoredValue absent = StoredValue.answered(null);
            connection.executeCommand(
                    new EntryScripts.Replacement(keys, StorageKey.MAINTENANCE_MODE_STATUS, absent, "text").command());
        }
    }

    /** A connection to no server, with its answers already there. */
    private static final class Nobody extends Socket {

        private final InputStream answers = new ByteArrayInputStream(ANSWERS.getBytes(StandardCharsets.US_ASCII));

        @Override
        public InputStream getInputStream() {
            return answers;
        }

        @Override
        public OutputStream getOutputStream() {
            return OutputStream.nullOutputStream();
        }

        @Override
        public boolean isBound() {
            return true;
        }

        @Override
        public boolean isConnected() {
            return true;
        }

        @Override
        public int getSoTimeout() {
            return 0;
        }

        @Override
        public void setSoTimeout(int millis) {
            // nothing is waited for
        }
    }
}
