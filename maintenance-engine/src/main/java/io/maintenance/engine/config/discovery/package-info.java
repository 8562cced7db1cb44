// SPDX-License-Identifier: Apache-2.0
/** Finds backends, and says what to do where one is missing. */
@NullMarked
package io.maintenance.engine.config.discovery;

import org.jspecify.annotations.NullMarked;
