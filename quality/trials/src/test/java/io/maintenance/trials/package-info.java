// SPDX-License-Identifier: Apache-2.0
/** What several processes on real stores do together. */
@NullMarked
package io.maintenance.trials;

import org.jspecify.annotations.NullMarked;
