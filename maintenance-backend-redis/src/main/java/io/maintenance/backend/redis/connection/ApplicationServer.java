// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis.connection;

import io.maintenance.spi.Finding;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.UnifiedJedis;

/**
 * A server behind a client that the application already has, which is never closed here.
 *
 * @param client the application's
 */
public record ApplicationServer(UnifiedJedis client) implements RedisServer {

    @Override
    public @Nullable Object send(CommandArguments command) {
        return client.executeCommand(command);
    }

    @Override
    public String progress() {
        return "waiting for the application's client";
    }

    @Override
    public String address() {
        return "Redis of the application's client";
    }

    @Override
    public String shell() {
        return "redis-cli";
    }

    @Override
    public int database() {
        return -1;
    }

    @Override
    public Optional<Finding> encryption() {
        return Optional.empty();
    }

    @Override
    public void close() {
        // It is the application's.
    }
}
