// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache;

import io.maintenance.tck.Faults;
import io.maintenance.tck.MaintenanceBackendTck;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class CaffeineTckTest extends MaintenanceBackendTck {

    private static RunningApplication application;

    @BeforeAll
    static void start() {
        application = RunningApplication.with(KnownProvider.CAFFEINE);
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Override
    protected String url() {
        return "jcache:caffeine/maintenance";
    }

    @Override
    protected String reportName() {
        return "jcache-caffeine";
    }

    @Override
    protected Duration timeout() {
        return Duration.ofSeconds(1); // 3 MiB to copy, on a machine that may be busy
    }

    @Override
    protected Duration patience() {
        return Duration.ofSeconds(4); // it is all in this process
    }

    @Override
    protected Faults faults() {
        return application.faults();
    }
}
