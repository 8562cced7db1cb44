// SPDX-License-Identifier: Apache-2.0
/** Nodes and writers on a real store while one random fault follows another. */
@NullMarked
package io.maintenance.trials.soak;

import org.jspecify.annotations.NullMarked;
