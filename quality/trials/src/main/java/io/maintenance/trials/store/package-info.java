// SPDX-License-Identifier: Apache-2.0
/** Real stores, and the faults that befall them. */
@NullMarked
package io.maintenance.trials.store;

import org.jspecify.annotations.NullMarked;
