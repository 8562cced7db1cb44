// SPDX-License-Identifier: Apache-2.0
/** Turns words into settings and opened backends: files, variables and properties, URLs, discovery. Not exported. */
@NullMarked
package io.maintenance.engine.config;

import org.jspecify.annotations.NullMarked;
