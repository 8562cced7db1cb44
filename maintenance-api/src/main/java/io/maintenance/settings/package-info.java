// SPDX-License-Identifier: Apache-2.0
/** The settings of a switch: what they come to, where each came from, and the groups that other modules declare. */
@NullMarked
package io.maintenance.settings;

import org.jspecify.annotations.NullMarked;
