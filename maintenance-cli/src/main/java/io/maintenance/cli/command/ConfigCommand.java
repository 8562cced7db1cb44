// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command;

import io.maintenance.cli.report.ConfigReport;
import picocli.CommandLine.Command;

/** The command {@code config}: prints every setting in force and where it came from. */
@Command(name = "config")
public final class ConfigCommand extends Subcommand {

    @Override
    public Integer call() {
        return root().print(new ConfigReport(root().builder().configuration().settings()).result());
    }
}
