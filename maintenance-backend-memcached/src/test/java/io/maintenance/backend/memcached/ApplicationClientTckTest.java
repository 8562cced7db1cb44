// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.memcached;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maintenance.spi.MaintenanceBackendFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import net.spy.memcached.ConnectionFactoryBuilder;
import net.spy.memcached.FailureMode;
import net.spy.memcached.MemcachedClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** The same rules with a client that the application has made, and keeps. */
@Tag("slow")
class ApplicationClientTckTest extends MemcachedBackendTckTest {

    private static MemcachedClient client;

    @BeforeAll
    static void connect() throws IOException {
        DriverLog.route(); // the first to use the driver chooses for this process
        InetSocketAddress address =
                new InetSocketAddress(SERVER.address().host(), SERVER.address().port());
        client = new MemcachedClient(
                new ConnectionFactoryBuilder()
                        .setFailureMode(FailureMode.Cancel)
                        .setMaxReconnectDelay(1)
                        .setDaemon(true)
                        .build(),
                List.of(address));
    }

    @AfterAll
    static void isStillTheApplications() throws Exception {
        assertThat(client.set("mine", 0, "still open").get(1, TimeUnit.MINUTES)).isTrue();
        client.shutdown();
    }

    /** The client may take a connection for a good one that its server has forgotten. */
    @Override
    @AfterEach
    void empty() {
        super.empty();
        await().ignoreExceptions().untilAsserted(() -> client.asyncGet("mine").get(1, TimeUnit.SECONDS));
    }

    @Override
    protected String reportName() {
        return "memcached-given-client";
    }

    @Override
    protected Optional<MaintenanceBackendFactory> factory() {
        return Optional.of(MemcachedBackend.using(client));
    }
}
