// SPDX-License-Identifier: Apache-2.0
/** Runs the kit outside of Maven, on whatever JUnit is on the class path or the module path. */
@NullMarked
package io.maintenance.kitruns;

import org.jspecify.annotations.NullMarked;
