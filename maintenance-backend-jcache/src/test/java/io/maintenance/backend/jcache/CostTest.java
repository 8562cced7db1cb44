// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache;

import static io.maintenance.spi.StorageKey.MAINTENANCE_MODE_STATUS;
import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.tck.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Measures each provider, for the documentation. */
@EnabledIfSystemProperty(named = "cost", matches = ".*", disabledReason = "measured on demand, with -Dcost")
class CostTest {

    private static final int READS = 2_000;
    private static final int PORT = Cluster.freePort();

    @RegisterExtension
    static final TestServer MEMBER = TestServer.of(Cluster.member(PORT));

    @TempDir
    private Path directory;

    @Test
    void printsATable() throws Exception {
        System.out.println("| provider | first call | a read | threads | heap |");
        System.out.println("|---|---|---|---|---|");
        measure("jcache:caffeine/maintenance");
        measure("jcache:ehcache/maintenance");
        Path store = directory.resolve("store");
        measure("jcache:ehcache/maintenance?manager="
                + Cluster.file(
                        DocumentedFile.write(directory, "ehcache.xml", "/var/lib/shop/ehcache", store.toString())));
        measure(Cluster.clientUrl(Cluster.clientFile(directory, PORT, PORT)));
        measure(Cluster.memberUrl(Cluster.memberFile(directory.resolve("member"), Cluster.freePort(), PORT)));
    }

    private static void measure(String url) {
        long heap = heap();
        int threads = Thread.activeCount();
        try (MaintenanceBackend backend = Opened.by(url)) {
            long start = System.nanoTime();
            backend.watch(() -> {});
            backend.read();
            long first = System.nanoTime() - start;
            String stored = backend.read().get(MAINTENANCE_MODE_STATUS);
            assertThat(backend.compareAndSet(MAINTENANCE_MODE_STATUS, stored, "x".repeat(500)))
                    .isTrue();
            System.out.printf(
                    "| `%s` | %d ms | %d us | %d | %d KiB |%n",
                    url.split("[?]", 2)[0] + (url.contains("manager=file") ? " with a disk" : ""),
                    Duration.ofNanos(first).toMillis(),
                    medianRead(backend) / 1000,
                    Thread.activeCount() - threads,
                    (heap() - heap) >> 10);
        }
    }

    private static long medianRead(MaintenanceBackend backend) {
        long[] nanos = new long[READS];
        for (int i = 0; i < READS; i++) {
            long start = System.nanoTime();
            backend.read();
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return nanos[READS / 2];
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
