// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config;

import io.maintenance.spi.MaintenanceBackendFactory;
import org.jspecify.annotations.Nullable;

/**
 * What the program handed in, in place of URLs.
 *
 * @param backend opens the primary, or {@code null}
 * @param fallback opens the fallback, or {@code null}
 */
record Handed(@Nullable MaintenanceBackendFactory backend, @Nullable MaintenanceBackendFactory fallback) {}
