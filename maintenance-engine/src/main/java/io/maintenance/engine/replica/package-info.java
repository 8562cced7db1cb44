// SPDX-License-Identifier: Apache-2.0
/**
 * What a replica does all the time: keeps memory, primary store and fallback converged, at its pace, and gives back what was lost.
 * May know {@code knowledge} and what it may; not {@code change}.
 */
@NullMarked
package io.maintenance.engine.replica;

import org.jspecify.annotations.NullMarked;
