// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.Activation;
import io.maintenance.MaintenanceMode;
import io.maintenance.MaintenanceSnapshot;
import io.maintenance.ScopeStatus;
import io.maintenance.address.AddressRange;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What many readers of one switch see while somebody changes it. */
class ReadersTest {

    private static final int CHANGES = 150;

    private volatile boolean done;

    @Test
    @Timeout(120)
    void noReaderSeesAnOlderVersionAgainOrAStatusWithoutItsAddresses() throws Exception {
        try (MaintenanceMode maintenance = MaintenanceMode.builder()
                .properties(Map.of("maintenance.flag-file", "none"), "a test")
                .backend("memory:readers")
                .namespace("readers")
                .open()) {
            List<CompletableFuture<Integer>> readers = List.of(reader(maintenance), reader(maintenance));
            for (int i = 1; i <= CHANGES; i++) {
                String number = String.valueOf(i);
                maintenance.enable(spec -> spec.reason(number).addresses(List.of("10.0.0." + number)));
            }
            done = true;

            for (CompletableFuture<Integer> reader : readers) {
                assertThat(reader.get(60, TimeUnit.SECONDS)).isLessThanOrEqualTo(CHANGES);
            }
            assertThat(reason(maintenance.status())).isEqualTo(CHANGES);
        }
    }

    private CompletableFuture<Integer> reader(MaintenanceMode maintenance) {
        return CompletableFuture.supplyAsync(() -> {
            long version = 0;
            int reason = 0;
            while (!done) {
                MaintenanceSnapshot seen = maintenance.snapshot();
                ScopeStatus global = seen.scope(MaintenanceMode.GLOBAL, Instant.now());
                assertThat(seen.version()).isGreaterThanOrEqualTo(version);
                assertThat(reason(global)).isGreaterThanOrEqualTo(reason);
                // Addresses are stored first, so that they may be ahead of the status; never behind it.
                assertThat(addresses(global)).isGreaterThanOrEqualTo(reason(global));
                version = seen.version();
                reason = reason(global);
            }
            return reason;
        });
    }

    private static int reason(ScopeStatus status) {
        return status.newest().map(Activation::reason).map(Integer::valueOf).orElse(0);
    }

    private static int addresses(ScopeStatus status) {
        return status.addresses().stream()
                .map(AddressRange::text)
                .map(text -> text.substring("10.0.0.".length()))
                .mapToInt(Integer::parseInt)
                .max()
                .orElse(0);
    }
}
