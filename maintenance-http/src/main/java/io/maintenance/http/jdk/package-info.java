// SPDX-License-Identifier: Apache-2.0
/** The gate in front of {@code com.sun.net.httpserver}, the HTTP server that comes with the JDK. */
@NullMarked
package io.maintenance.http.jdk;

import org.jspecify.annotations.NullMarked;
