// SPDX-License-Identifier: Apache-2.0
/** Where settings come from: the program, system properties, the environment and the properties file. */
@NullMarked
package io.maintenance.engine.config.sources;

import org.jspecify.annotations.NullMarked;
