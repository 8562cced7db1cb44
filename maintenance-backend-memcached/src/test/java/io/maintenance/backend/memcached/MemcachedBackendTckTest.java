// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.memcached;

import io.maintenance.spi.StorageKey;
import io.maintenance.tck.Fault;
import io.maintenance.tck.Faults;
import io.maintenance.tck.MaintenanceBackendTck;
import io.maintenance.tck.TestServer;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.RegisterExtension;

class MemcachedBackendTckTest extends MaintenanceBackendTck {

    private static final byte[] NO_TEXT = {'o', 'n', '=', (byte) 0xff, (byte) 0xfe, '\n'};

    @RegisterExtension
    static final TestServer SERVER = Servers.memcached("-M", "-m", "32");

    private @Nullable Filling filling;

    /** The room is given to small items for good. */
    @AfterEach
    void empty() {
        if (filling != null) {
            SERVER.restart();
        }
    }

    @Override
    protected String url() {
        return "memcached://" + SERVER.address();
    }

    @Override
    protected int entryLimit() {
        return ItemSizeLimit.MAX_LENGTH;
    }

    @Override
    protected Faults faults() {
        return SERVER.faults()
                .on(Fault.WIPE, () -> SERVER.command("flush_all"))
                .on(
                        Fault.FLUSH_NEIGHBOURS,
                        () -> Assumptions.abort("one Memcached is one cache: a flush takes everything"))
                .on(Fault.REFUSE_WRITES, () -> filling = Filling.of(SERVER.address()))
                .on(Fault.ALLOW_WRITES, () -> Objects.requireNonNull(filling).thin())
                .on(Fault.GARBLE, MemcachedBackendTckTest::garble);
    }

    private static void garble(String namespace) throws IOException {
        try (RawClient client = new RawClient(SERVER.address())) {
            client.set(RawClient.key(namespace, StorageKey.MAINTENANCE_MODE_STATUS), 0, NO_TEXT);
        }
    }
}
