// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis.connection;

import io.maintenance.backend.redis.tls.TlsSettings;
import io.maintenance.spi.Secret;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.DefaultRedisCredentials;
import redis.clients.jedis.RedisProtocol;

/**
 * The settings of a connection: login, encryption and timeout.
 *
 * @param user {@code null} for the server's default user
 * @param password asked for at each connection, because it may be in a file that changes
 * @param tls {@code null} for plain text
 * @param timeout of each step
 */
public record ConnectionSettings(
        @Nullable String user, Supplier<Optional<Secret>> password, @Nullable TlsSettings tls, Duration timeout) {

    /**
     * Returns what Jedis is told. The protocol is named, because a client that has to find it out would do so at a moment of
     * its own choosing.
     */
    public DefaultJedisClientConfig.Builder config() {
        DefaultJedisClientConfig.Builder config = DefaultJedisClientConfig.builder()
                .protocol(RedisProtocol.RESP2)
                .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
                .timeoutMillis((int) timeout.toMillis());
        password.get().ifPresent(secret -> config.credentials(new DefaultRedisCredentials(user, secret.reveal())));
        return config;
    }
}
