// SPDX-License-Identifier: Apache-2.0
/** The HTTP examples, started as their readers start them, and looked at with programs and a browser. */
@NullMarked
package io.maintenance.examples.checks;

import org.jspecify.annotations.NullMarked;
