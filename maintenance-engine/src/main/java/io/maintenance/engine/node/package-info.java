// SPDX-License-Identifier: Apache-2.0
/**
 * A whole node: a replica, or the length of one command, put together from changes and convergence, and its health. May know
 * {@code change}, {@code replica}, and what they may.
 */
@NullMarked
package io.maintenance.engine.node;

import org.jspecify.annotations.NullMarked;
