// SPDX-License-Identifier: Apache-2.0
/** A world in virtual time in which the real engine runs among failing stores, and what must be true there at the end. */
@NullMarked
package io.maintenance.engine.simulation;

import org.jspecify.annotations.NullMarked;
