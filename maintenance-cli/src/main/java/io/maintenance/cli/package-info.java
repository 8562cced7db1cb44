// SPDX-License-Identifier: Apache-2.0
/**
 * The {@code maintenance} command. Each command parses its own options and hands a {@link io.maintenance.cli.Reply} back;
 * one place prints replies and failures, as text or as JSON, and decides on the exit code.
 */
@NullMarked
package io.maintenance.cli;

import org.jspecify.annotations.NullMarked;
