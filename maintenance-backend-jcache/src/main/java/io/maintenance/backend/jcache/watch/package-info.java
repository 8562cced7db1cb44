// SPDX-License-Identifier: Apache-2.0
/** The listener at a cache, and the watches that it hints. */
@NullMarked
package io.maintenance.backend.jcache.watch;

import org.jspecify.annotations.NullMarked;
