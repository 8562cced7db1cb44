// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

import static io.maintenance.spi.StorageKey.MAINTENANCE_MODE_STATUS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maintenance.MaintenanceMode;
import io.maintenance.backend.redis.entry.RedisKeys;
import io.maintenance.tck.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Transaction;

/** What somebody puts in the place of an entry, and what a node that is in maintenance makes of it. */
class NodeTest {

    @RegisterExtension
    static final TestServer redis = TestServer.of(RedisKinds.with());

    private static final String STATUS = new RedisKeys(Opened.NAMESPACE).key(MAINTENANCE_MODE_STATUS);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private MaintenanceMode node;
    private Jedis jedis;

    @BeforeEach
    void open() {
        jedis = new Jedis(redis.address().host(), redis.address().port());
        jedis.flushAll();
        jedis.select(14);
        node = node(Opened.NAMESPACE);
        assertThat(node.enable().isConfirmed()).isTrue();
    }

    @AfterEach
    void close() {
        node.close();
        jedis.close();
    }

    @Test
    void damageIsPutRightAndSwitchesNothing() throws Exception {
        isPutRight("garbage");
        isPutRight("x".repeat(5_000_000));
        isPutRight(bomb());
        isPutRight("");
        try (MaintenanceMode other = node("other")) {
            other.disable();
            isPutRight(jedis.get(new RedisKeys("other").key(MAINTENANCE_MODE_STATUS)));
        }
    }

    @Test
    void whatIsNoTextIsPutRightToo() {
        jedis.set(STATUS.getBytes(UTF_8), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        isPutRight();
        jedis.setrange(STATUS, 13_999_999, "x");
        isPutRight();
        try (Transaction atOnce = jedis.multi()) { // else the node puts the entry back in between
            atOnce.del(STATUS);
            atOnce.rpush(STATUS, "a");
            atOnce.exec();
        }
        await().atMost(PATIENCE).until(() -> jedis.type(STATUS).equals("string"));
        isPutRight();
    }

    @Test
    void aNewerFormatIsNotWrittenOver() {
        String newer = jedis.get(STATUS).replace("format=1", "format=99");
        jedis.set(STATUS, newer);

        await().atMost(PATIENCE).during(Duration.ofSeconds(1)).until(node::isOn);

        assertThat(jedis.get(STATUS)).isEqualTo(newer);
    }

    @Test
    void aFlushIsPutRight() {
        jedis.flushDB();

        await().atMost(PATIENCE).until(() -> jedis.exists(STATUS));
        assertThat(node.isOn()).isTrue();
    }

    private void isPutRight(String text) {
        jedis.set(STATUS, text);
        isPutRight();
    }

    private void isPutRight() {
        await().atMost(PATIENCE).until(() -> isOurs(jedis.get(STATUS)));
        assertThat(node.isOn()).isTrue();
    }

    private static boolean isOurs(String text) {
        return text.startsWith("format=1\n") && text.contains("namespace=" + Opened.NAMESPACE + "\n");
    }

    private static MaintenanceMode node(String namespace) {
        return MaintenanceMode.builder()
                .namespace(namespace)
                .backend("redis://" + redis.address() + "/14?timeout=5s")
                .noFallback()
                .open();
    }

    /** A short text that expands to 64 MiB. */
    private static String bomb() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            byte[] zeros = new byte[1 << 20];
            for (int megabyte = 0; megabyte < 64; megabyte++) {
                gzip.write(zeros);
            }
        }
        return "maintenance/1+gzip:" + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
