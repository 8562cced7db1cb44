// SPDX-License-Identifier: Apache-2.0
/**
 * The real engine in virtual time: nodes for the simulation, the program that runs it, and the planted bugs that it must find.
 */
@NullMarked
package io.maintenance.engine.virtual;

import org.jspecify.annotations.NullMarked;
