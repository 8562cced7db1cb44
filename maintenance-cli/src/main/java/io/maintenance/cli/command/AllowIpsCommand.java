// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command;

import io.maintenance.ChangeResult;
import io.maintenance.MaintenanceScope;
import io.maintenance.address.AddressRange;
import io.maintenance.cli.option.AddressArguments;
import io.maintenance.cli.option.ChangeOptions;
import io.maintenance.cli.option.UsageException;
import io.maintenance.cli.report.AllowListText;
import io.maintenance.cli.report.ChangeReport;
import io.maintenance.cli.report.ReportText;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code allow-ips}: replaces the allow-list of a scope, adds to it, or removes from it. */
@Command(name = "allow-ips")
public final class AllowIpsCommand extends Subcommand {

    @Mixin
    ChangeOptions change = new ChangeOptions();

    @Parameters
    List<String> ips = List.of();

    @Option(names = "--add")
    boolean add;

    @Option(names = "--remove")
    boolean remove;

    @Option(names = "--none")
    boolean none;

    @Override
    public Integer call() {
        checkUsage();
        AddressArguments given = AddressArguments.of("allow-ips", ips);
        return root().change(change, maintenance -> {
            ChangeResult done = apply(maintenance.scope(change.scope()), given.ranges());
            String list = AllowListText.of(done.after().addresses(), "none");
            ReportText text = new ReportText().line("Set exempt IP-addresses: " + list);
            text.row("Scope", done.after().scope());
            ChangeReport.addAddressRows(text, done.before(), done.after(), given.rewritten());
            return new ChangeReport(text).result(done, maintenance, root().timeFormat());
        });
    }

    private void checkUsage() {
        if (Stream.of(add, remove, none).filter(given -> given).count() > 1) {
            throw new UsageException("--add, --remove and --none exclude each other: give one of them.");
        }
        if (none && !ips.isEmpty()) {
            throw new UsageException("--none clears the list, so it cannot be given with addresses.");
        }
        if (ips.contains("none")) {
            throw new UsageException("'none' is not an address; to clear the list: maintenance allow-ips --none");
        }
        if (!none && ips.isEmpty()) {
            throw new UsageException(
                    "No address is given. Without --add or --remove, addresses replace the list; --none clears it.");
        }
    }

    private ChangeResult apply(MaintenanceScope scope, List<AddressRange> ranges) {
        if (add) {
            return scope.allow(ranges.toArray(AddressRange[]::new));
        }
        return remove ? scope.disallow(ranges.toArray(AddressRange[]::new)) : scope.setAddresses(ranges);
    }
}
