// SPDX-License-Identifier: Apache-2.0
/** Everything that reads text from outside, under texts that nobody would write. */
@org.jspecify.annotations.NullMarked
package io.maintenance.fuzz;
