// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config.options;

import io.maintenance.spi.MaintenanceBackend;
import java.time.Duration;

/**
 * A backend that was opened, and how to speak of it.
 *
 * @param backend the backend; whoever holds this record closes it
 * @param url its address for people, without secrets
 * @param timeout how long one of its calls may take
 * @param identity which store it is, without secrets: the same text for all addresses that lead to the same entries
 */
public record OpenedBackend(MaintenanceBackend backend, String url, Duration timeout, String identity) {

    /** Returns the backend as its provider made it: what it says may hold secrets. */
    public MaintenanceBackend plain() {
        return backend instanceof ScrubbedBackend scrubbed ? scrubbed.backend() : backend;
    }
}
