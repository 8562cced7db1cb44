// SPDX-License-Identifier: Apache-2.0
/** The backend {@code memory:NAME}: a store inside this process, for an application's own tests. Not exported. */
@NullMarked
package io.maintenance.engine.memory;

import org.jspecify.annotations.NullMarked;
