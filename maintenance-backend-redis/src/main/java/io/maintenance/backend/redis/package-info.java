// SPDX-License-Identifier: Apache-2.0
/** The backend for Redis, through Jedis. */
@NullMarked
package io.maintenance.backend.redis;

import org.jspecify.annotations.NullMarked;
