// SPDX-License-Identifier: Apache-2.0
/** What happened to the switch, recorded while it happens. Start at {@link io.maintenance.events.MaintenanceEvents}. */
@NullMarked
package io.maintenance.events;

import org.jspecify.annotations.NullMarked;
