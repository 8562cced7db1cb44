// SPDX-License-Identifier: Apache-2.0
/** The watch for changes, on a connection of its own. */
@NullMarked
package io.maintenance.backend.redis.watch;

import org.jspecify.annotations.NullMarked;
