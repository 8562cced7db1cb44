// SPDX-License-Identifier: Apache-2.0
/**
 * The state and how it merges. Pure: no clock, thread or I/O; whatever varies comes in as an argument.
 *
 * <p>A state is a map of registers, each a value with a stamp, and of floors. Merging keeps the larger stamp of each register
 * and of each floor, and drops what lies below its floor: a last-writer-wins map in the sense of Shapiro, Preguiça, Baquero
 * and Zawirski, "A comprehensive study of Convergent and Commutative Replicated Data Types" (2011).
 */
@NullMarked
package io.maintenance.engine.state;

import org.jspecify.annotations.NullMarked;
