// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

import java.net.SocketTimeoutException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.commands.ProtocolCommand;
import redis.clients.jedis.exceptions.JedisConnectionException;

/**
 * The server that holds the entries. Calls may take long; they are made on the thread of a {@link Deadline}. Fails with the
 * exceptions of Jedis.
 */
interface Server extends AutoCloseable {

    /** Sends a command, once, and returns the answer. */
    @Nullable
    Object send(ProtocolCommand command, List<byte[]> arguments);

    /** How messages call it: no secret. */
    String address();

    /** Ends all connections of its own, also one that waits for an answer. */
    @Override
    void close();

    /**
     * Sends a command that changes nothing. It is sent once more if the connection broke: a server that was restarted leaves
     * connections behind that break at their next use.
     */
    default @Nullable Object ask(ProtocolCommand command, List<byte[]> arguments) {
        try {
            return send(command, arguments);
        } catch (JedisConnectionException broken) {
            if (broken.getCause() instanceof SocketTimeoutException
                    || Thread.currentThread().isInterrupted()) {
                throw broken;
            }
            return send(command, arguments);
        }
    }
}
