// SPDX-License-Identifier: Apache-2.0
/** The file of events: how a line is chained to the one before, appended, read and checked. */
@NullMarked
package io.maintenance.events.log;

import org.jspecify.annotations.NullMarked;
