// SPDX-License-Identifier: Apache-2.0
/**
 * The backend {@code memcached://HOST:PORT}, through spymemcached: the entries are {@code maintenance:NAMESPACE:KEY}, without
 * an expiry.
 *
 * <p>One connection is made at the first call and kept. After any failure it is thrown away, and the next call makes a new
 * one: what the driver would do to repair a connection is never relied on.
 */
@NullMarked
package io.maintenance.backend.memcached;

import org.jspecify.annotations.NullMarked;
