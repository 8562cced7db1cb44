// SPDX-License-Identifier: Apache-2.0
/** The two entries in Redis: their keys, the scripts that read and replace them, and the values under the keys. */
@NullMarked
package io.maintenance.backend.redis.entry;

import org.jspecify.annotations.NullMarked;
