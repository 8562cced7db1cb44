// SPDX-License-Identifier: Apache-2.0
/** The engine: what keeps memory, primary and fallback converged. Not exported. */
@NullMarked
package io.maintenance.engine;

import org.jspecify.annotations.NullMarked;
