// SPDX-License-Identifier: Apache-2.0
/**
 * The engine's door: what the api finds at run time, and the switch as applications hold it. May know every other package.
 */
@NullMarked
package io.maintenance.engine;

import org.jspecify.annotations.NullMarked;
