// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command.backends;

import io.maintenance.cli.command.Subcommand;
import io.maintenance.spi.BackendCatalog;
import picocli.CommandLine.Command;

/** The command {@code backends}: prints which backends are on the class path, where they come from and how far they keep the contract. */
@Command(name = "backends")
public final class BackendsCommand extends Subcommand {

    @Override
    public Integer call() {
        return root().print(new BackendsReport(BackendCatalog.here()).result());
    }
}
