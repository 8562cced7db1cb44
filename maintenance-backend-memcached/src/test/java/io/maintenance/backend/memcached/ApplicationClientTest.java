// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.memcached;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.maintenance.ConfigurationException;
import io.maintenance.MaintenanceMode;
import io.maintenance.spi.MaintenanceBackend;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import net.spy.memcached.ConnectionFactoryBuilder;
import net.spy.memcached.FailureMode;
import net.spy.memcached.MemcachedClient;
import org.junit.jupiter.api.Test;

class ApplicationClientTest {

    @Test
    void oneThatAsksAnotherServerWhenOneIsAwayIsRefused() throws IOException {
        MemcachedClient client = client(FailureMode.Redistribute, 2);

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> open(client))
                .withMessageContaining("FailureMode.Cancel");
        client.shutdown();
    }

    @Test
    void othersAreTaken() throws IOException {
        for (MemcachedClient client : List.of(client(FailureMode.Redistribute, 1), client(FailureMode.Cancel, 2))) {
            try (MaintenanceBackend backend = open(client)) {
                assertThat(backend).asString().contains("127.0.0.1:").endsWith("(namespace shop)");
            }
            client.shutdown();
        }
    }

    private static MaintenanceBackend open(MemcachedClient client) {
        return MaintenanceMode.builder()
                .namespace("shop")
                .backend(MemcachedBackend.using(client))
                .configuration()
                .openBackend();
    }

    /** A client of servers that are not there. */
    private static MemcachedClient client(FailureMode mode, int servers) throws IOException {
        DriverLog.route(); // the first to use the driver chooses for this process
        List<InetSocketAddress> addresses = new ArrayList<>();
        for (int port = 1; port <= servers; port++) {
            addresses.add(
                    new InetSocketAddress(InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1}), port));
        }
        return new MemcachedClient(
                new ConnectionFactoryBuilder()
                        .setFailureMode(mode)
                        .setDaemon(true)
                        .build(),
                addresses);
    }
}
