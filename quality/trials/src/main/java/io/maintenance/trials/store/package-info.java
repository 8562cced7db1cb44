// SPDX-License-Identifier: Apache-2.0
/** Real stores, and their faults. */
@NullMarked
package io.maintenance.trials.store;

import org.jspecify.annotations.NullMarked;
