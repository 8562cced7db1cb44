// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command;

import io.maintenance.cli.option.UsageException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code help}: prints the help text of the tool, or of one command. */
@Command(name = "help", helpCommand = true)
public final class HelpCommand implements Runnable {

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(arity = "0..1")
    @Nullable
    String command;

    @Override
    public void run() {
        CommandLine tool = Objects.requireNonNull(spec).parent().commandLine();
        CommandLine explained = command == null ? tool : tool.getSubcommands().get(command);
        if (explained == null) {
            throw new UsageException("There is no command '" + command + "'; see maintenance --help.");
        }
        explained.usage(tool.getOut());
        tool.getOut().flush();
    }
}
