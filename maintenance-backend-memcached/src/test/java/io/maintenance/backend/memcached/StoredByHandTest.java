// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.memcached;

import static io.maintenance.spi.StorageKey.MAINTENANCE_MODE_ADDRESSES;
import static io.maintenance.spi.StorageKey.MAINTENANCE_MODE_STATUS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.maintenance.ChangeRefusedException;
import io.maintenance.MaintenanceHealth;
import io.maintenance.MaintenanceMode;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.StorageKey;
import io.maintenance.tck.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What somebody stores, deletes or flushes with the server's own means. */
@Timeout(300)
@Tag("slow")
class StoredByHandTest {

    @RegisterExtension
    static final TestServer SERVER = Servers.memcached("-I", "8m");

    private static final String STATUS = RawClient.key("shop", MAINTENANCE_MODE_STATUS);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private RawClient hand;

    @BeforeEach
    void flush() throws IOException {
        hand = new RawClient(SERVER.address());
        hand.command("flush_all");
    }

    @AfterEach
    void hangUp() throws IOException {
        hand.close();
    }

    /** Whoever deserializes this runs its code. */
    static final class Trap implements Serializable {

        private static final long serialVersionUID = 1L;
        static final AtomicBoolean SPRUNG = new AtomicBoolean();

        @SuppressWarnings("UnusedMethod") // serialization calls it
        private void readObject(ObjectInputStream in) {
            SPRUNG.set(true);
        }
    }

    @Test
    void aSerializedObjectIsNeverDeserialized() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(new Trap());
        int flagOfSerializedObjects = 1;
        hand.set(STATUS, flagOfSerializedObjects, bytes.toByteArray());

        try (MaintenanceBackend backend = Opened.backend(url())) {
            assertThat(backend.read().get(MAINTENANCE_MODE_STATUS))
                    .startsWith("damaged entry: it holds bytes that are no UTF-8");
        }
        assertThat(Trap.SPRUNG).isFalse();
    }

    @Test
    void flagsOfOthersAreIgnored() throws IOException {
        hand.set(STATUS, 2, "text".getBytes(UTF_8)); // the driver would decompress this

        try (MaintenanceBackend backend = Opened.backend(url())) {
            assertThat(backend.read()).isEqualTo(Map.of(MAINTENANCE_MODE_STATUS, "text"));
        }
    }

    @Test
    void entriesNeverExpireAndHaveNoFlags() throws IOException {
        try (MaintenanceBackend backend = Opened.backend(url())) {
            backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, "created");
            String created = hand.command("mg " + STATUS + " t f");
            backend.compareAndSet(MAINTENANCE_MODE_STATUS, "created", "replaced");
            String replaced = hand.command("mg " + STATUS + " t f");

            assertThat(List.of(created, replaced)).containsOnly("HD t-1 f0");
        }
    }

    @Test
    void whateverIsDamagedIsReportedAndSwitchesNothing() throws IOException {
        for (byte[] damage : damages()) {
            hand.set(STATUS, 0, damage);
            try (MaintenanceMode node = Opened.node(url(), "damaged-" + damage.length)) {
                assertThat(node.isOn()).isFalse();
                MaintenanceHealth.StoreStatus primary = node.health().stores().get(0);
                assertThat(primary.state()).isEqualTo(MaintenanceHealth.StoreState.CORRUPT);
                assertThat(primary.problem())
                        .contains(
                                "MAINTENANCE_MODE_STATUS",
                                "printf 'delete " + STATUS + "\\r\\nquit\\r\\n' | nc 127.0.0.1");
            }
        }
    }

    private static List<byte[]> damages() throws IOException {
        List<byte[]> damages = new ArrayList<>();
        damages.add("x".repeat(5 << 20).getBytes(UTF_8));
        damages.add(new byte[] {(byte) 0xff, 0, 1, 2});
        damages.add(("maintenance/1+gzip:" + bomb()).getBytes(UTF_8));
        damages.add(entry("namespace=other-shop\n", "format=1\n").getBytes(UTF_8));
        return damages;
    }

    private static String bomb() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            for (int mebibyte = 0; mebibyte < 100; mebibyte++) {
                zip.write(new byte[1 << 20]);
            }
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static String entry(String... lines) {
        return String.join("", lines) + "~end=" + (lines.length + 1) + "\n";
    }

    @Test
    void aNewerFormatIsNamedAndNotWrittenOver() throws IOException {
        String newer = entry("format=99\n", "namespace=shop\n");
        hand.set(STATUS, 0, newer.getBytes(UTF_8));

        try (MaintenanceMode node = Opened.node(url(), "newer")) {
            assertThat(node.isOn()).isFalse();
            assertThatExceptionOfType(ChangeRefusedException.class)
                    .isThrownBy(node::enable)
                    .withMessageContaining("a format that this version does not know");
        }
        try (MaintenanceBackend backend = Opened.backend(url())) {
            assertThat(backend.read()).containsEntry(MAINTENANCE_MODE_STATUS, newer);
        }
    }

    @Test
    void whatIsFlushedDeletedOrLostInARestartIsPutBackByARunningNode() throws Exception {
        try (MaintenanceMode node = Opened.node(url(), "running");
                MaintenanceBackend backend = Opened.backend(url())) {
            node.allow("203.0.113.7");
            node.enable();
            Map<StorageKey, String> stored = backend.read();
            assertThat(stored).containsOnlyKeys(MAINTENANCE_MODE_STATUS, MAINTENANCE_MODE_ADDRESSES);

            hand.command("flush_all");
            putBack(backend, stored);
            hand.command("delete " + STATUS);
            putBack(backend, stored);
            SERVER.restart();
            putBack(backend, stored);
            assertThat(node.isOn()).isTrue();
        }
    }

    @Test
    void whateverIsDamagedIsPutBackByARunningNode() throws IOException {
        try (MaintenanceMode node = Opened.node(url(), "mending");
                MaintenanceBackend backend = Opened.backend(url())) {
            node.enable();
            Map<StorageKey, String> stored = backend.read();
            for (byte[] damage : damages()) {
                hand.set(STATUS, 5, damage);
                putBack(backend, stored);
            }
            assertThat(node.isOn()).isTrue();
        }
    }

    @Test
    void whoAsksAfterAFlushIsToldThatItMayHaveBeenOne() throws IOException {
        try (MaintenanceMode node = Opened.node(url(), "flushed")) {
            node.enable();
        }
        assertThat(warnings()).isEmpty();

        hand.command("flush_all");

        assertThat(warnings()).singleElement().asString().contains("has no entries", "flushed or restarted");
    }

    private static List<String> warnings() {
        try (MaintenanceMode command = MaintenanceMode.builder()
                .namespace("shop")
                .properties(Map.of("maintenance.backend.timeout", "5s"), "the test")
                .backend(url())
                .noFallback()
                .oneShot()
                .open()) {
            return command.health().warnings();
        }
    }

    private static void putBack(MaintenanceBackend backend, Map<StorageKey, String> stored) {
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> assertThat(backend.read())
                .isEqualTo(stored));
    }

    @Test
    void theCheckSaysWhatTheServerIs() {
        try (MaintenanceBackend backend = Opened.backend(url())) {
            assertThat(backend.diagnose())
                    .extracting(each -> each.severity() + " " + each.check())
                    .containsExactly("OK server", "OK durability", "OK memory", "OK item size");
        }
    }

    private static String url() {
        return "memcached://" + SERVER.address();
    }
}
