// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache;

import io.maintenance.tck.MaintenanceBackendTck;
import java.time.Duration;

/** The kit on a cache that is all in this process, and shared with an application in it. */
abstract class LocalCacheTck extends MaintenanceBackendTck {

    @Override
    protected Duration timeout() {
        return Duration.ofSeconds(1); // 3 MiB to copy, on a machine that may be busy
    }

    @Override
    protected Duration patience() {
        return Duration.ofSeconds(4);
    }
}
