// SPDX-License-Identifier: Apache-2.0
/** What happened between two looks at the state. */
@NullMarked
package io.maintenance.events.change;

import org.jspecify.annotations.NullMarked;
