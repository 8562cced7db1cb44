// SPDX-License-Identifier: Apache-2.0
/** The listener at a cache. */
@NullMarked
package io.maintenance.backend.jcache.watch;

import org.jspecify.annotations.NullMarked;
