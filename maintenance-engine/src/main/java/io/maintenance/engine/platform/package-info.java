// SPDX-License-Identifier: Apache-2.0
/** What the engine takes from the machine: clocks, chance, waiting, threads, locks and the log. Knows no other package. */
@NullMarked
package io.maintenance.engine.platform;

import org.jspecify.annotations.NullMarked;
