// SPDX-License-Identifier: Apache-2.0
/** Runs the example as its readers would. */
@NullMarked
package io.maintenance.examples.embedded;

import org.jspecify.annotations.NullMarked;
