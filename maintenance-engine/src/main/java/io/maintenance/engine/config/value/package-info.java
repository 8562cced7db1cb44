// SPDX-License-Identifier: Apache-2.0
/** Single settings: their names, values and precedence, and what is wrong with them. */
@NullMarked
package io.maintenance.engine.config.value;

import org.jspecify.annotations.NullMarked;
