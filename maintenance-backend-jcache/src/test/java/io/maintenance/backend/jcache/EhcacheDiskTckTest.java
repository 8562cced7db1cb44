// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache;

import io.maintenance.backend.jcache.address.CachingProviderType;
import io.maintenance.tck.Fault;
import io.maintenance.tck.Faults;
import io.maintenance.tck.MaintenanceBackendTck;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Ehcache with a directory, which it writes when it is closed in good order. */
@Tag("slow")
class EhcacheDiskTckTest extends MaintenanceBackendTck {

    @TempDir
    private static Path directory;

    private static String manager = "";
    private static RunningApplication application;

    @BeforeAll
    static void start() throws IOException {
        Path store = directory.resolve("store");
        manager =
                Cluster.file(DocumentedFile.write(directory, "ehcache.xml", "/var/lib/shop/ehcache", store.toString()));
        application = application();
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    private static RunningApplication application() {
        return RunningApplication.with(CachingProviderType.EHCACHE, manager, Map.of());
    }

    private static void restart() {
        application.close();
        application = application();
    }

    @Override
    protected String url() {
        return "jcache:ehcache/maintenance?manager=" + manager;
    }

    @Override
    protected String reportName() {
        return "jcache-ehcache-disk";
    }

    @Override
    protected Faults faults() {
        return application.faults().on(Fault.RESTART, EhcacheDiskTckTest::restart);
    }
}
