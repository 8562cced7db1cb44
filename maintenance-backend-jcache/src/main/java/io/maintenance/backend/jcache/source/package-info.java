// SPDX-License-Identifier: Apache-2.0
/** Where a backend has its cache from, and how it is opened and closed. */
@NullMarked
package io.maintenance.backend.jcache.source;

import org.jspecify.annotations.NullMarked;
