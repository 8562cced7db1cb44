// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis.connection;

import io.maintenance.spi.Finding;
import io.maintenance.spi.support.Deadline;
import io.maintenance.spi.support.NotReadyException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.exceptions.JedisConnectionException;

/**
 * The server that holds the entries. Its calls are made one after the other, through {@link ServerCalls}. Fails with the exceptions
 * of Jedis.
 */
public interface RedisServer extends AutoCloseable {

    /** Sends a command, once, and returns the answer. */
    @Nullable
    Object send(CommandArguments command);

    /** Tells whether a connection is open; as far as is known. */
    default boolean isConnected() {
        return false;
    }

    /**
     * Makes a call that uses nothing but a connection that is open.
     *
     * @throws NotReadyException if that is not enough
     * @throws Exception what the call throws
     */
    default <T> T inPlace(Callable<T> call, Deadline deadline) throws Exception {
        throw new NotReadyException();
    }

    /** What is being done now, for the message about a call that was given up. */
    String progress();

    /** How messages call it: no secret. */
    String address();

    /** Which store it is, in one spelling, if that is known: no secret. */
    default Optional<String> identity() {
        return Optional.empty();
    }

    /** How a person reaches it from a shell: no secret. */
    String shell();

    /** The number of the database, or -1 if it is not known or there are none. */
    int database();

    /** Tells whether another is to take its place when it is lost; as far as is known. */
    default boolean isReplaceable() {
        return false;
    }

    /** Says whether what is sent can be read on the way; empty if that is not known. */
    Optional<Finding> encryption();

    /** Ends all connections of its own, also one that waits for an answer. */
    @Override
    void close();

    /**
     * Sends a command that changes nothing. It is sent once more if the connection broke: a server that was restarted leaves
     * connections behind that break at their next use.
     */
    default @Nullable Object ask(CommandArguments command) {
        try {
            return send(command);
        } catch (JedisConnectionException broken) {
            if (broken.getCause() instanceof SocketTimeoutException
                    || Thread.currentThread().isInterrupted()) {
                throw broken;
            }
            return send(command);
        }
    }
}
