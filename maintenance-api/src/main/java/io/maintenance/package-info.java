// SPDX-License-Identifier: Apache-2.0
/**
 * The maintenance switch, as applications hold it. Start at {@link io.maintenance.MaintenanceMode#open()}.
 *
 * <p>Questions ({@link io.maintenance.MaintenanceScope#isOn isOn}, {@link io.maintenance.MaintenanceScope#isOnFor isOnFor},
 * {@link io.maintenance.MaintenanceScope#status status}) are answered from memory: they never throw and never block. Changes
 * go to the configured store, and say in their {@link io.maintenance.ChangeResult#outcome outcome} how far they got.
 */
@NullMarked
package io.maintenance;

import org.jspecify.annotations.NullMarked;
