// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command;

import io.maintenance.Activation;
import io.maintenance.ActivationSpec;
import io.maintenance.MaintenanceScope;
import io.maintenance.cli.option.AccessOptions;
import io.maintenance.cli.option.AccessSettings;
import io.maintenance.cli.option.ActivationOptions;
import io.maintenance.cli.option.ChangeOptions;
import io.maintenance.cli.option.TimeReader;
import io.maintenance.cli.option.TimeWindow;
import io.maintenance.cli.option.TimeWindowOptions;
import io.maintenance.cli.report.EnableReport;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code enable}: turns maintenance on, or replaces its settings. */
@Command(name = "enable", aliases = "down")
public final class EnableCommand extends Subcommand {

    @Mixin
    ChangeOptions change = new ChangeOptions();

    @Mixin
    TimeWindowOptions window = new TimeWindowOptions();

    @Mixin
    AccessOptions access = new AccessOptions();

    @Mixin
    ActivationOptions activation = new ActivationOptions();

    @Option(names = "--holder")
    String holder = Activation.OPERATOR;

    @Option(names = {"--retry-after", "--retry"})
    @Nullable
    String retryAfter;

    @Option(names = "--dry-run")
    boolean dryRun;

    @Override
    public Integer call() {
        TimeReader reader = root().timeReader();
        AccessSettings settings = access.read(root().options().quiet(), dryRun);
        Consumer<ActivationSpec> given = spec(reader);
        EnableReport report = new EnableReport(root().timeFormat(), holder, settings, reader.notes());
        return root().change(change, maintenance -> {
            MaintenanceScope scope = maintenance.scope(change.scope());
            Consumer<ActivationSpec> spec = given.andThen(all -> settings.applyTo(all, scope.addresses()));
            return dryRun
                    ? report.preview(scope.status(), scope.preview(spec), maintenance)
                    : report.result(scope.enable(spec), maintenance);
        });
    }

    private Consumer<ActivationSpec> spec(TimeReader reader) {
        TimeWindow times = window.read(reader, root().timeFormat());
        Duration delay = retryAfter(reader);
        return activation.read("").andThen(spec -> {
            spec.holder(holder);
            times.applyTo(spec);
            if (delay != null) {
                spec.retryAfter(delay);
            }
        });
    }

    /** A bare number is in seconds, as in the header itself. */
    private @Nullable Duration retryAfter(TimeReader reader) {
        boolean seconds = retryAfter != null && retryAfter.matches("\\d{1,9}");
        return reader.duration("--retry-after", seconds ? retryAfter + "s" : retryAfter);
    }
}
