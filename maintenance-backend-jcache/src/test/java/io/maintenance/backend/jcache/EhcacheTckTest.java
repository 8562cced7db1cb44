// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache;

import io.maintenance.backend.jcache.address.CachingProviderType;
import io.maintenance.tck.Faults;
import io.maintenance.tck.MaintenanceBackendTck;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class EhcacheTckTest extends MaintenanceBackendTck {

    private static RunningApplication application;

    @BeforeAll
    static void start() {
        application = RunningApplication.with(CachingProviderType.EHCACHE);
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Override
    protected String url() {
        return "jcache:ehcache/maintenance";
    }

    @Override
    protected String reportName() {
        return "jcache-ehcache";
    }

    @Override
    protected Faults faults() {
        return application.faults();
    }
}
