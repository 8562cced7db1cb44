// SPDX-License-Identifier: Apache-2.0
/** {@code maintenance run}: turns maintenance on, runs a command with everything it starts, and turns it off. */
@NullMarked
package io.maintenance.cli.command.run;

import org.jspecify.annotations.NullMarked;
