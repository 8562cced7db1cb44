// SPDX-License-Identifier: Apache-2.0
/** The options of the backend, checked. */
@NullMarked
package io.maintenance.backend.redis.configuration;

import org.jspecify.annotations.NullMarked;
