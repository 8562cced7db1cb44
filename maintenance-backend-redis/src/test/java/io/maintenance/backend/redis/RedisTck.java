// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

import static io.maintenance.spi.StorageKey.MAINTENANCE_MODE_STATUS;
import static io.maintenance.tck.Fault.ALLOW_WRITES;
import static io.maintenance.tck.Fault.FLUSH_NEIGHBOURS;
import static io.maintenance.tck.Fault.GARBLE;
import static io.maintenance.tck.Fault.REFUSE_WRITES;
import static io.maintenance.tck.Fault.WIPE;

import io.maintenance.backend.redis.entry.RedisKeys;
import io.maintenance.tck.Faults;
import io.maintenance.tck.MaintenanceBackendTck;
import io.maintenance.tck.TestServer;
import java.io.IOException;

/** The contract, with everything that can be done to a server of our own. */
abstract class RedisTck extends MaintenanceBackendTck {

    private final TestServer server;

    RedisTck(TestServer server) {
        this.server = server;
    }

    @Override
    protected String url() {
        return "redis://" + server.address() + "/14";
    }

    @Override
    protected Faults faults() {
        return server.faults()
                .on(WIPE, () -> server.command("FLUSHALL"))
                .on(FLUSH_NEIGHBOURS, () -> server.command("SELECT 0", "SET neighbour x", "FLUSHDB"))
                .on(REFUSE_WRITES, () -> server.command("REPLICAOF 127.0.0.1 1"))
                .on(ALLOW_WRITES, () -> server.command("REPLICAOF NO ONE"))
                .on(GARBLE, this::garble);
    }

    private void garble(String namespace) throws IOException {
        String key = new RedisKeys(namespace).key(MAINTENANCE_MODE_STATUS);
        server.command("SELECT 14", "SET " + key + " \"on=\\xff\\xfe\"");
    }
}
