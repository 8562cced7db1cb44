// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis.connection;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.HostPort;
import java.util.Optional;
import redis.clients.jedis.exceptions.JedisConnectionException;

/**
 * A server of another protocol, such as HTTP.
 *
 * @param begin the first letter of its answer, by which Jedis knows it
 */
record ForeignServer(String begin) {

    private static final String UNKNOWN = "Unknown reply: ";

    /** Finds the stranger that a failure tells of. */
    static Optional<ForeignServer> behind(JedisConnectionException failed) {
        String message = String.valueOf(failed.getMessage());
        return message.startsWith(UNKNOWN)
                ? Optional.of(new ForeignServer(message.substring(UNKNOWN.length())))
                : Optional.empty();
    }

    /** Returns what to say of it. */
    BackendException at(HostPort server) {
        String what = server + " answers, but it is no Redis" + guess() + ". Correct the host and the port.";
        return new BackendException(Kind.REJECTED, what);
    }

    private String guess() {
        return switch (begin) {
            case "H", "<" -> ": that is how a web server (HTTP) answers";
            case "E" -> ": that is how a Memcached answers";
            default -> "";
        };
    }
}
