// SPDX-License-Identifier: Apache-2.0
/** The gate in front of the HTTP server that comes with the JDK. */
@NullMarked
package io.maintenance.examples.httpserver;

import org.jspecify.annotations.NullMarked;
