// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command;

import io.maintenance.DeactivationSpec;
import io.maintenance.cli.option.AddressArguments;
import io.maintenance.cli.option.ChangeOptions;
import io.maintenance.cli.option.UsageException;
import io.maintenance.cli.report.DisableReport;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code disable}: turns maintenance off for one holder, or for all. */
@Command(name = "disable", aliases = "up")
public final class DisableCommand extends Subcommand {

    @Mixin
    ChangeOptions change = new ChangeOptions();

    @Option(names = "--holder")
    @Nullable
    String holder;

    @Option(names = "--all")
    boolean all;

    @Option(names = {"--ip", "--allow"})
    @Nullable
    List<String> ips;

    @Override
    public Integer call() {
        if (all && holder != null) {
            throw new UsageException("--all means every holder, so --holder cannot be given with it.");
        }
        AddressArguments list = ips == null ? null : AddressArguments.orNone("--ip", ips);
        DisableReport report = new DisableReport(root().timeFormat(), list);
        return root().change(
                        change,
                        maintenance -> report.result(
                                maintenance.scope(change.scope()).disable(spec -> fill(spec, list)), maintenance));
    }

    private void fill(DeactivationSpec spec, @Nullable AddressArguments list) {
        if (holder != null) {
            spec.holder(holder);
        }
        if (all) {
            spec.allHolders();
        }
        if (list != null) {
            spec.addresses(list.ranges());
        }
    }
}
