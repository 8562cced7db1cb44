// SPDX-License-Identifier: Apache-2.0
/**
 * The subcommands. Each has its own class, named after it: {@code EnableCommand} is {@code maintenance enable}. Its fields are
 * its options; groups of options that belong together are in {@code io.maintenance.cli.option}.
 *
 * <p>To add an option to a command, add a field to its class and a line to its help text, {@code help/COMMAND.txt} among the
 * resources; a test compares the two. To add a command, add a class here and a line to
 * {@code io.maintenance.cli.CommandRegistry}. A command that needs classes of its own has a package below this one.
 */
@NullMarked
package io.maintenance.cli.command;

import org.jspecify.annotations.NullMarked;
