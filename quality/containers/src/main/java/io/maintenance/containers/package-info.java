// SPDX-License-Identifier: Apache-2.0
/** Odd requests, and what has to become of them in every container and framework. */
@NullMarked
package io.maintenance.containers;

import org.jspecify.annotations.NullMarked;
