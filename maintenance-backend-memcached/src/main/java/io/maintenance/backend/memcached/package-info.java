// SPDX-License-Identifier: Apache-2.0
/** The backend for Memcached, through spymemcached. */
@NullMarked
package io.maintenance.backend.memcached;

import org.jspecify.annotations.NullMarked;
