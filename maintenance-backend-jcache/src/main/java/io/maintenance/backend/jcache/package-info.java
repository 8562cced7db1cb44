// SPDX-License-Identifier: Apache-2.0
/** The backend for caches of any JCache provider. */
@NullMarked
package io.maintenance.backend.jcache;

import org.jspecify.annotations.NullMarked;
