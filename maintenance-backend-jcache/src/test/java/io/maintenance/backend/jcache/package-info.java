// SPDX-License-Identifier: Apache-2.0
/** Tests of the backend for JCache, against real providers. */
@NullMarked
package io.maintenance.backend.jcache;

import org.jspecify.annotations.NullMarked;
