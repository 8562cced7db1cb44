// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import io.maintenance.cli.command.SwitchFactory;
import io.maintenance.cli.terminal.Terminal;

/** The main class of the {@code maintenance} command. */
public final class Main {

    private Main() {}

    /** Runs the command that {@code args} name, and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(new CommandLineTool(Terminal.standard(), SwitchFactory.AMBIENT).run(args));
    }
}
