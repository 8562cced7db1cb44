// SPDX-License-Identifier: Apache-2.0
/** {@code maintenance serve}: the admin API, the console, and the gate for proxies, on Jetty. */
@NullMarked
package io.maintenance.server;

import org.jspecify.annotations.NullMarked;
