// SPDX-License-Identifier: Apache-2.0
/** A web application on Jetty with the filter in front of it; what {@code ./maintenance demo} starts. */
@NullMarked
package io.maintenance.examples.jetty;

import org.jspecify.annotations.NullMarked;
