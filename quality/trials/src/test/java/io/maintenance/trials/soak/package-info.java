// SPDX-License-Identifier: Apache-2.0
/** What the trials stand on is tried first. */
@NullMarked
package io.maintenance.trials.soak;

import org.jspecify.annotations.NullMarked;
