// SPDX-License-Identifier: Apache-2.0
/** The options of one store, and the opening of its backend with them. */
@NullMarked
package io.maintenance.engine.config.options;

import org.jspecify.annotations.NullMarked;
