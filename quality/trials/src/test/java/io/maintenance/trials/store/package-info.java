// SPDX-License-Identifier: Apache-2.0
/** What the trials stand on is tried first. */
@NullMarked
package io.maintenance.trials.store;

import org.jspecify.annotations.NullMarked;
