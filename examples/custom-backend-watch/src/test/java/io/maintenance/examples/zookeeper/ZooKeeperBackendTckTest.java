// SPDX-License-Identifier: Apache-2.0
package io.maintenance.examples.zookeeper;

import io.maintenance.tck.Faults;
import io.maintenance.tck.MaintenanceBackendTck;
import io.maintenance.tck.TestServer;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

@NullMarked
@Tag("slow")
class ZooKeeperBackendTckTest extends MaintenanceBackendTck {

    @RegisterExtension
    static final TestServer SERVER = TestServer.of(ZooKeeperServer.kind());

    @Override
    protected String url() {
        return "example-zookeeper://" + SERVER.address() + "/shop";
    }

    @Override
    protected Faults faults() {
        return ZooKeeperServer.faults(SERVER, "/shop");
    }
}
