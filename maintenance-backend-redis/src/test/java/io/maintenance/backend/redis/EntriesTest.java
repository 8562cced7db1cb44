// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

import static io.maintenance.spi.StorageKey.MAINTENANCE_MODE_ADDRESSES;
import static io.maintenance.spi.StorageKey.MAINTENANCE_MODE_STATUS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.backend.redis.entry.RedisKeys;
import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.StorageKey;
import io.maintenance.spi.support.Damage;
import io.maintenance.tck.TestServer;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.util.JedisClusterCRC16;

/** What lies in the server, seen with other eyes than ours. */
class EntriesTest {

    @RegisterExtension
    static final TestServer redis = TestServer.of(RedisKinds.with());

    private static final RedisKeys NAMES = new RedisKeys(Opened.NAMESPACE);
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

    static Stream<Arguments> damages() {
        return Stream.of(
                Arguments.of("is no string", (Consumer<Jedis>) there -> there.rpush(STATUS, "a", "b")),
                Arguments.of("is no string", (Consumer<Jedis>) there -> there.hset(STATUS, "a", "b")),
                Arguments.of("is no string", (Consumer<Jedis>) there -> there.zadd(STATUS, 1, "a")),
                Arguments.of("holds bytes that are no UTF-8", bytes(3)),
                Arguments.of("holds bytes that are no UTF-8", bytes(1_000_000)),
                Arguments.of("holds 14000000 bytes", bytes(14_000_000)));
    }

    private static Consumer<Jedis> bytes(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 0xff);
        return there -> there.set(STATUS.getBytes(UTF_8), bytes);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damages")
    void whatIsNoTextIsDamagedAndReplacedByWhoExpectsIt(String what, Consumer<Jedis> damage) {
        backend.compareAndSet(MAINTENANCE_MODE_ADDRESSES, null, "addresses");
        damage.accept(jedis);

        Map<StorageKey, String> texts = backend.read();

        String seen = texts.get(MAINTENANCE_MODE_STATUS);
        assertThat(Damage.in(seen)).get().satisfies(each -> assertThat(each.what())
                .startsWith(what));
        assertThat(texts).containsEntry(MAINTENANCE_MODE_ADDRESSES, "addresses");
        assertThat(backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, "x")).isFalse();
        assertThat(backend.compareAndSet(MAINTENANCE_MODE_STATUS, "other", "x")).isFalse();
        assertThat(backend.compareAndSet(MAINTENANCE_MODE_STATUS, seen, "x")).isTrue();
        assertThat(backend.compareAndSet(MAINTENANCE_MODE_STATUS, seen, "y")).isFalse();
        assertThat(jedis.get(STATUS)).isEqualTo("x");
    }

    @Test
    void whatIsNoTextIsNotReplacedByWhoSawOtherBytes() {
        bytes(3).accept(jedis);
        String seen = backend.read().get(MAINTENANCE_MODE_STATUS);
        bytes(4).accept(jedis);

        assertThat(backend.compareAndSet(MAINTENANCE_MODE_STATUS, seen, "x")).isFalse();
        assertThat(jedis.strlen(STATUS)).isEqualTo(4);
    }

    @Test
    void aFullServerTakesTheSwitchInPlaceOfWhatIsNoText() {
        jedis.rpush(STATUS, "a");
        String seen = backend.read().get(MAINTENANCE_MODE_STATUS);
        jedis.configSet("maxmemory", "1");
        try {
            assertThat(backend.compareAndSet(MAINTENANCE_MODE_STATUS, seen, "x"))
                    .isTrue();
        } finally {
            jedis.configSet("maxmemory", "0");
        }
    }

    @Test
    void halfASurrogatePairIsRefusedBecauseItWouldNotComeBack() {
        assertThat(Opened.failure(() -> backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, "a\ud83d"))
                        .kind())
                .isEqualTo(Kind.REJECTED);
        assertThat(backend.read()).isEmpty();
    }

    @Test
    void fiveMegabytesAreRead() {
        String long5 = "x".repeat(5_000_000);
        jedis.set(STATUS, long5);

        assertThat(backend.read().get(MAINTENANCE_MODE_STATUS)).hasSize(long5.length());
    }

    @Test
    void aChangeThatCouldNotBeSentIsNotInDoubt() {
        redis.kill();
        try {
            BackendException failed = Opened.failure(() -> backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, "x"));

            assertThat(failed.kind()).isEqualTo(Kind.UNAVAILABLE);
            assertThat(failed.isUnwritten()).isTrue();
        } finally {
            redis.restart();
        }
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
