// SPDX-License-Identifier: Apache-2.0
/** The connections to the server that holds the entries: which server that is, how a connection is made, and how calls go through it. */
@NullMarked
package io.maintenance.backend.redis.connection;

import org.jspecify.annotations.NullMarked;
