// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.commands.ProtocolCommand;

/**
 * A client that the application already has. It is never closed here.
 *
 * @param client the application's
 * @param key any key of the namespace: it leads a client of a cluster to the right node
 */
record GivenServer(UnifiedJedis client, byte[] key) implements Server {

    @Override
    public @Nullable Object send(ProtocolCommand command, List<byte[]> arguments) {
        return client.sendCommand(key, command, arguments.toArray(byte[][]::new));
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
