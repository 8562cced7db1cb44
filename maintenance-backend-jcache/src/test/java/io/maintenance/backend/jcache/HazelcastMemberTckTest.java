// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache;

import io.maintenance.backend.jcache.address.CachingProviderType;
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

/** A member in this process, in a cluster with one in another. */
@Tag("slow")
class HazelcastMemberTckTest extends MaintenanceBackendTck {

    private static final int OTHER_PORT = Cluster.freePort();
    private static final int PORT = Cluster.freePort();

    @RegisterExtension
    static final TestServer OTHER = TestServer.of(Cluster.member(OTHER_PORT));

    @TempDir
    private static Path directory;

    @TempDir
    private static Path elsewhere;

    private static Path file;
    private static RunningApplication application;

    @BeforeAll
    static void start() {
        file = Cluster.memberFile(directory, PORT, OTHER_PORT);
        application = RunningApplication.with(
                CachingProviderType.HAZELCAST_MEMBER,
                CachingProviderType.HAZELCAST_MEMBER.managerUri(),
                Map.of("hazelcast.config.location", Cluster.file(file)));
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Override
    protected String url() {
        return Cluster.memberUrl(file);
    }

    /** A third member, because two of one configuration would want one port. */
    @Override
    protected String urlElsewhere() {
        return Cluster.memberUrl(Cluster.memberFile(elsewhere, Cluster.freePort(), OTHER_PORT));
    }

    @Override
    protected String reportName() {
        return "jcache-hazelcast-member";
    }

    @Override
    protected Faults faults() {
        return application.faults();
    }
}
