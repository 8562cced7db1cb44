// SPDX-License-Identifier: Apache-2.0
/** The address of a cache: provider, manager, name, and who shares it. */
@NullMarked
package io.maintenance.backend.jcache.address;

import org.jspecify.annotations.NullMarked;
