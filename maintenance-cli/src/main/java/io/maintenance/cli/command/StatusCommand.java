// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command;

import io.maintenance.cli.report.StatusReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code status}: prints what is on, for whom, until when, and where it is stored. */
@Command(name = "status")
public final class StatusCommand extends Subcommand {

    @Option(names = "--exit-code")
    boolean exitCode;

    @Override
    public Integer call() {
        return root().ask(maintenance -> new StatusReport(maintenance, root().timeFormat(), exitCode).result());
    }
}
