// SPDX-License-Identifier: Apache-2.0
/** What it means that a server refuses or a connection breaks, and what to do. */
@NullMarked
package io.maintenance.backend.redis.error;

import org.jspecify.annotations.NullMarked;
