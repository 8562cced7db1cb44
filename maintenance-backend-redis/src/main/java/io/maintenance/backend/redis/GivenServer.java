// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.UnifiedJedis;

/**
 * A client that the application already has. It is never closed here.
 *
 * @param client the application's
 */
record GivenServer(UnifiedJedis client) implements Server {

    @Override
    public @Nullable Object send(CommandArguments command) {
        return client.executeCommand(command);
    }

    @Override
    public String address() {
        return "Redis of the application's client";
    }

    @Override
    public void close() {
        // It is the application's.
    }
}
