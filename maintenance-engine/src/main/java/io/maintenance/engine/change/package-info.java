// SPDX-License-Identifier: Apache-2.0
/**
 * One change, from what the caller asked for to what became of it: drafted, merged, written, tried again, left with a keeper or
 * refused. May know {@code knowledge} and what it may; not {@code replica}.
 */
@NullMarked
package io.maintenance.engine.change;

import org.jspecify.annotations.NullMarked;
