// SPDX-License-Identifier: Apache-2.0
/** What can be said about the health of a server. */
@NullMarked
package io.maintenance.backend.redis.diagnosis;

import org.jspecify.annotations.NullMarked;
