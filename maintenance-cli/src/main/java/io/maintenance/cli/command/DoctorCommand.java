// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command;

import io.maintenance.cli.report.DoctorReport;
import picocli.CommandLine.Command;

/**
 * The command {@code doctor}: checks the configuration and the stores, and prints a line for each check. The
 * checks themselves are not here. Those of the configuration and of any store are made by {@code Doctor} in the engine, those of
 * one kind of store by {@code diagnose()} of its backend.
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
