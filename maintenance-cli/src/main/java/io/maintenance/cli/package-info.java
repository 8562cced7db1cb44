// SPDX-License-Identifier: Apache-2.0
/**
 * The entry point of the {@code maintenance} command line tool. {@link io.maintenance.cli.CommandLineTool} parses the arguments
 * and runs one of the commands in {@link io.maintenance.cli.CommandRegistry}.
 *
 * <p>The packages below depend on each other in one direction, {@code command -> report -> option -> terminal}: commands turn
 * options into calls of the API, and return results that are printed in one place.
 */
@NullMarked
package io.maintenance.cli;

import org.jspecify.annotations.NullMarked;
