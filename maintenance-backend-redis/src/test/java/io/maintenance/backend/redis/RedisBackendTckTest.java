// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

import static io.maintenance.tck.Fault.ALLOW_WRITES;
import static io.maintenance.tck.Fault.FLUSH_NEIGHBOURS;
import static io.maintenance.tck.Fault.GARBLE;
import static io.maintenance.tck.Fault.REFUSE_WRITES;
import static io.maintenance.tck.Fault.WIPE;

import io.maintenance.tck.Faults;
import io.maintenance.tck.MaintenanceBackendTck;
import io.maintenance.tck.TestServer;
import java.io.IOException;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisBackendTckTest extends MaintenanceBackendTck {

    @RegisterExtension
    static final TestServer redis = TestServer.redis();

    @Override
    protected String url() {
        return "redis://" + redis.address() + "/14";
    }

    @Override
    protected Faults faults() {
        return redis.faults()
                .on(WIPE, () -> redis.command("FLUSHALL"))
                .on(FLUSH_NEIGHBOURS, () -> redis.command("SELECT 0", "SET neighbour x", "FLUSHDB"))
                .on(REFUSE_WRITES, () -> redis.command("REPLICAOF 127.0.0.1 1"))
                .on(ALLOW_WRITES, () -> redis.command("REPLICAOF NO ONE"))
                .on(GARBLE, this::garble);
    }

    private void garble(String namespace) throws IOException {
        redis.command(
                "SELECT 14",
                "SET " + new Names(namespace).key(io.maintenance.spi.StorageKey.MAINTENANCE_MODE_STATUS)
                        + " \"on=\\xff\\xfe\"");
    }
}
