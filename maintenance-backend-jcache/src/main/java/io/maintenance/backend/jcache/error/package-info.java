// SPDX-License-Identifier: Apache-2.0
/** What it means that a provider fails, and what to do. */
@NullMarked
package io.maintenance.backend.jcache.error;

import org.jspecify.annotations.NullMarked;
