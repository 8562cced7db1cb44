// SPDX-License-Identifier: Apache-2.0
/** Finds the address of the client behind the proxies that are trusted. Pure. */
@NullMarked
package io.maintenance.http.client;

import org.jspecify.annotations.NullMarked;
