// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache;

import io.maintenance.backend.jcache.address.CachingProviderType;
import io.maintenance.tck.Fault;
import io.maintenance.tck.Faults;
import io.maintenance.tck.MaintenanceBackendTck;
import io.maintenance.tck.TestServer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A client, whose only member is a process that hangs and dies. */
@Tag("slow")
class HazelcastClientTckTest extends MaintenanceBackendTck {

    private static final int PORT = Cluster.freePort();

    @RegisterExtension
    static final TestServer MEMBER = TestServer.of(Cluster.member(PORT));

    @TempDir
    private static Path directory;

    private static Path file;
    private static RunningApplication application;

    @BeforeAll
    static void start() {
        file = Cluster.clientFile(directory, PORT, PORT);
        application = RunningApplication.with(
                CachingProviderType.HAZELCAST_CLIENT,
                CachingProviderType.HAZELCAST_CLIENT.managerUri(),
                Map.of("hazelcast.config.location", Cluster.file(file)));
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Override
    protected String url() {
        return Cluster.clientUrl(file);
    }

    @Override
    protected String reportName() {
        return "jcache-hazelcast-client";
    }

    @Override
    protected Faults faults() {
        Faults faults = application.faults();
        for (Fault fault : Fault.values()) {
            var action = MEMBER.faults().action(fault);
            if (action.isPresent()) {
                faults = faults.on(fault, action.get());
            }
        }
        return faults;
    }
}
