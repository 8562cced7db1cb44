// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config;

import io.maintenance.spi.MaintenanceBackendFactory;
import org.jspecify.annotations.Nullable;

/**
 * What the program itself decided.
 *
 * @param backend opens the primary in place of a URL, or {@code null}
 * @param fallback opens the fallback in place of a URL, or {@code null}
 * @param oneShot whether it is a command, to which it says nothing which backends are there: it brings them all
 */
record BackendOverrides(
        @Nullable MaintenanceBackendFactory backend, @Nullable MaintenanceBackendFactory fallback, boolean oneShot) {}
