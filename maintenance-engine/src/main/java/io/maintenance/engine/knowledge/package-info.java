// SPDX-License-Identifier: Apache-2.0
/**
 * What a node knows: the merged state, the snapshot that questions read, the listeners it is told to, the emergency flag file. May
 * know {@code store}, {@code view}, and what they may.
 */
@NullMarked
package io.maintenance.engine.knowledge;

import org.jspecify.annotations.NullMarked;
