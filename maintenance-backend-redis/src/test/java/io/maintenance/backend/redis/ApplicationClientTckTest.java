// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

import io.maintenance.spi.MaintenanceBackendFactory;
import io.maintenance.tck.TestServer;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisProtocol;

/** The same through a client of the application, with a timeout as the documentation asks for it. */
@Tag("slow")
class ApplicationClientTckTest extends RedisTck {

    @RegisterExtension
    static final TestServer redis = TestServer.redis();

    private static final JedisClientConfig CONFIG = DefaultJedisClientConfig.builder()
            .protocol(RedisProtocol.RESP2)
            .timeoutMillis(1000)
            .database(14)
            .build();

    private static RedisClient client;

    ApplicationClientTckTest() {
        super(redis);
    }

    @BeforeAll
    static void connect() {
        client = RedisClient.builder()
                .hostAndPort(address())
                .clientConfig(CONFIG)
                .build();
    }

    @AfterAll
    static void disconnect() {
        client.close();
    }

    @Override
    protected Optional<MaintenanceBackendFactory> factory() {
        return Optional.of(RedisBackend.using(client).watchingWith(() -> new Jedis(address(), CONFIG)));
    }

    @Override
    protected String reportName() {
        return "redis-given-client";
    }

    private static HostAndPort address() {
        return new HostAndPort(redis.address().host(), redis.address().port());
    }
}
