// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command;

import io.maintenance.cli.report.DoctorReport;
import picocli.CommandLine.Command;

/**
 * Checks the configuration and the stores, and prints a line for each check. The checks themselves are not here: those of the
 * configuration and of any store are the engine's, those of one kind of store are in its backend's {@code diagnose()}.
 */
@Command(name = "doctor")
public final class DoctorCommand extends Subcommand {

    @Override
    public Integer call() {
        return root().print(new DoctorReport(
                        root().builder().oneShot().configuration().diagnose())
                .result());
    }
}
