// SPDX-License-Identifier: Apache-2.0
/** Starts several processes on a real store, talks to them, and ends them. */
@NullMarked
package io.maintenance.trials;

import org.jspecify.annotations.NullMarked;
