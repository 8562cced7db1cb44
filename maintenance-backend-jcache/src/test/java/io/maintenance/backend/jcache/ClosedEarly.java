// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.MaintenanceBackend;
import java.time.Duration;

/** An application that goes away while its provider is starting, as its own class loader sees it. */
public final class ClosedEarly {

    private ClosedEarly() {}

    /** Opens a backend and closes it as soon as its first call was given up. */
    public static void run(String url, int millis) {
        try (MaintenanceBackend backend = Opened.by(url, Duration.ofMillis(millis))) {
            backend.read();
        } catch (BackendException early) {
            return; // the provider had not started
        }
    }
}
