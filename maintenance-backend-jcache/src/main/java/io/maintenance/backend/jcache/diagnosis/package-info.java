// SPDX-License-Identifier: Apache-2.0
/** What can be said about a cache and its configuration. */
@NullMarked
package io.maintenance.backend.jcache.diagnosis;

import org.jspecify.annotations.NullMarked;
