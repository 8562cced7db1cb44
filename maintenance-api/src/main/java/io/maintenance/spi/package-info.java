// SPDX-License-Identifier: Apache-2.0
/**
 * What a backend implements: a store for two texts, and how it is found, opened and configured.
 *
 * <p>A backend moves text. It knows nothing of stamps, scopes or maintenance, and it never merges, retries or caches; the
 * engine does. An author writes {@link io.maintenance.spi.MaintenanceBackend#read read}, {@link
 * io.maintenance.spi.MaintenanceBackend#compareAndSet compareAndSet} and {@link
 * io.maintenance.spi.MaintenanceBackend#close close}, names a URL scheme in a {@link
 * io.maintenance.spi.MaintenanceBackendProvider}, and registers that provider for {@link java.util.ServiceLoader}.
 */
@NullMarked
package io.maintenance.spi;

import org.jspecify.annotations.NullMarked;
