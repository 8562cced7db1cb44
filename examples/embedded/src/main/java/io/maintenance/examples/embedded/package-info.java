// SPDX-License-Identifier: Apache-2.0
/** The switch in a program of its own: everything that is needed to obey. */
@NullMarked
package io.maintenance.examples.embedded;

import org.jspecify.annotations.NullMarked;
