// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

import static io.maintenance.spi.StorageKey.MAINTENANCE_MODE_ADDRESSES;
import static io.maintenance.spi.StorageKey.MAINTENANCE_MODE_STATUS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.tck.TestServer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.util.JedisClusterCRC16;

/** What lies in the server, seen with other eyes than ours. */
class EntriesTest {

    @RegisterExtension
    static final TestServer redis = TestServer.of(RedisKinds.with());

    private static final Names NAMES = new Names(Opened.NAMESPACE);
    private static final String STATUS = NAMES.key(MAINTENANCE_MODE_STATUS);

    private MaintenanceBackend backend;
    private Jedis jedis;

    @BeforeEach
    void open() {
        backend = Opened.at("redis://" + redis.address() + "/14");
        jedis = new Jedis(redis.address().host(), redis.address().port());
        jedis.flushAll();
        jedis.select(14);
    }

    @AfterEach
    void close() {
        backend.close();
        jedis.close();
    }

    @Test
    void theKeysAreThoseThatAreDocumented() {
        assertThat(STATUS).isEqualTo("maintenance:{shop}:MAINTENANCE_MODE_STATUS");
        assertThat(JedisClusterCRC16.getSlot(STATUS))
                .isEqualTo(JedisClusterCRC16.getSlot(NAMES.key(MAINTENANCE_MODE_ADDRESSES)));
    }

    @Test
    void entriesNeverExpire() {
        backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, "one");
        assertThat(jedis.ttl(STATUS)).isEqualTo(-1);

        backend.compareAndSet(MAINTENANCE_MODE_STATUS, "one", "two");

        assertThat(jedis.ttl(STATUS)).isEqualTo(-1);
        assertThat(jedis.get(STATUS)).isEqualTo("two");
    }

    @Test
    void aServerThatForgotItsScriptsIsToldThemAgain() {
        backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, "one");

        jedis.scriptFlush();

        assertThat(backend.read()).containsEntry(MAINTENANCE_MODE_STATUS, "one");
        assertThat(backend.compareAndSet(MAINTENANCE_MODE_STATUS, "one", "two")).isTrue();
    }

    @Test
    void aFullServerTakesTheSwitchAllTheSame() {
        jedis.configSet("maxmemory", "1");
        try {
            assertThat(backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, "one"))
                    .isTrue();
            assertThat(backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, "two"))
                    .isFalse();
            assertThat(backend.read()).isEqualTo(Map.of(MAINTENANCE_MODE_STATUS, "one"));
        } finally {
            jedis.configSet("maxmemory", "0");
        }
    }

    @Test
    void aKeyOfAnotherTypeIsNeitherAbsentNorReplaced() {
        jedis.rpush(STATUS, "a", "b");

        assertThat(Opened.failure(backend::read))
                .hasMessageContaining(STATUS)
                .hasMessageContaining("remove the key")
                .extracting(BackendException::kind)
                .isEqualTo(Kind.CORRUPT);
        assertThat(Opened.failure(() -> backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, "x"))
                        .kind())
                .isEqualTo(Kind.CORRUPT);
        assertThat(jedis.lrange(STATUS, 0, -1)).containsExactly("a", "b");
    }

    @Test
    void bytesThatAreNoTextAreNamed() {
        jedis.set(STATUS.getBytes(UTF_8), new byte[] {'o', 'n', (byte) 0xff});

        assertThat(Opened.failure(backend::read))
                .hasMessageContaining("no UTF-8")
                .hasMessageContaining(
                        "redis-cli -h 127.0.0.1 -p " + redis.address().port() + " -n 14 del '" + STATUS + "'")
                .extracting(BackendException::kind)
                .isEqualTo(Kind.CORRUPT);
    }

    @Test
    void fiveMegabytesAreRead() {
        String long5 = "x".repeat(5_000_000);
        jedis.set(STATUS, long5);

        assertThat(backend.read().get(MAINTENANCE_MODE_STATUS)).hasSize(long5.length());
    }

    @Test
    void whatIsLongerThanAnyEntryIsNotFetched() {
        jedis.setrange(STATUS, 13_000_000, "x");

        assertThat(Opened.failure(backend::read))
                .hasMessageContaining("13000001 bytes")
                .extracting(BackendException::kind)
                .isEqualTo(Kind.CORRUPT);
    }

    @Test
    void readsGoOnAfterAQuickRestartAndWritesAreNotRepeated() {
        backend.read();
        redis.restart();
        assertThat(backend.read()).isEmpty();

        redis.restart();
        BackendException failed = Opened.failure(() -> backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, "once"));

        assertThat(failed.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(backend.read()).isEmpty();
    }
}
