// SPDX-License-Identifier: Apache-2.0
/** Resolves the settings of one switch from all sources, and opens its backends. Not exported. */
@NullMarked
package io.maintenance.engine.config;

import org.jspecify.annotations.NullMarked;
