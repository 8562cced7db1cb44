// SPDX-License-Identifier: Apache-2.0
/** Metrics of the maintenance switch for Micrometer. */
@NullMarked
package io.maintenance.micrometer;

import org.jspecify.annotations.NullMarked;
