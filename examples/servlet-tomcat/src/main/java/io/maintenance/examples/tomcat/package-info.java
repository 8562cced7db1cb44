// SPDX-License-Identifier: Apache-2.0
/** A web application on Tomcat with the filter in front of it. */
@NullMarked
package io.maintenance.examples.tomcat;

import org.jspecify.annotations.NullMarked;
