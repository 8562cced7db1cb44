// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command;

import io.maintenance.Activation;
import io.maintenance.ChangeResult;
import io.maintenance.MaintenanceException;
import io.maintenance.MaintenanceMode;
import io.maintenance.MaintenanceScope;
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
        return root().change(change, maintenance -> report.result(apply(maintenance, list), maintenance));
    }

    /** The list is written first: if it cannot be stored, nothing has changed. */
    private ChangeResult apply(MaintenanceMode maintenance, @Nullable AddressArguments list) {
        MaintenanceScope scope = maintenance.scope(change.scope());
        if (list == null) {
            return off(scope);
        }
        ChangeResult listed = scope.setAddresses(list.ranges());
        try {
            return weaker(listed, off(scope));
        } catch (MaintenanceException e) {
            throw new PartialChangeException("The allow-list was replaced, but maintenance was not turned off.", e);
        }
    }

    private ChangeResult off(MaintenanceScope scope) {
        return all ? scope.disableAll() : scope.disable(holder == null ? Activation.OPERATOR : holder);
    }

    @SuppressWarnings("NullAway") // the compiler leaves @Nullable of a record's components out of its constructor
    private static ChangeResult weaker(ChangeResult first, ChangeResult second) {
        ChangeResult weaker = first.isConfirmed() ? second : first;
        return new ChangeResult(weaker.outcome(), first.before(), second.after(), weaker.storedIn(), weaker.keeper());
    }
}
