// SPDX-License-Identifier: Apache-2.0
/** A Spring Boot application with the filter in front of it. */
@NullMarked
package io.maintenance.examples.boot;

import org.jspecify.annotations.NullMarked;
