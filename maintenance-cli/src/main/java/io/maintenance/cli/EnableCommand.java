// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import io.maintenance.Activation;
import io.maintenance.ActivationSpec;
import io.maintenance.Level;
import io.maintenance.MaintenanceScope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Turns maintenance on, or replaces its settings. */
@Command(name = "enable", aliases = "down")
final class EnableCommand implements Callable<Integer> {

    @ParentCommand
    @Nullable
    RootCommand root;

    @Mixin
    ChangeOptions change = new ChangeOptions();

    @Mixin
    Window window = new Window();

    @Option(names = "--holder")
    String holder = Activation.OPERATOR;

    @Option(names = "--level")
    String level = Level.FULL.label();

    @Mixin
    WaysIn ways = new WaysIn();

    @Option(names = "--reason")
    String reason = "";

    @Option(names = "--message")
    List<String> messages = new ArrayList<>();

    @Option(names = "--template")
    @Nullable
    String template;

    @Option(names = {"--retry-after", "--retry"})
    @Nullable
    String retryAfter;

    @Option(names = "--dry-run")
    boolean dryRun;

    @Override
    public Integer call() {
        RootCommand here = Objects.requireNonNull(root);
        TimeFormat format = new TimeFormat(here.terminal().clock());
        TimeReader reader = new TimeReader(format.clock());
        WaysIn.Read in = ways.read(here.common.quiet, dryRun);
        Consumer<ActivationSpec> given = spec(window.read(reader, format), retryAfter(reader));
        EnableReport report = new EnableReport(format, holder, in, reader.notes());
        return here.change(change, maintenance -> {
            MaintenanceScope scope = maintenance.scope(change.scope);
            Consumer<ActivationSpec> spec = given.andThen(more -> in.fill(more, scope.addresses()));
            return dryRun
                    ? report.preview(scope.status(), scope.preview(spec), maintenance)
                    : report.reply(scope.enable(spec), maintenance);
        });
    }

    private Consumer<ActivationSpec> spec(Window.Times times, @Nullable Duration delay) {
        Level parsed = level(level);
        Messages told = new Messages(messages);
        TemplateOption page = TemplateOption.read("--template", template);
        return spec -> {
            spec.holder(holder).level(parsed).reason(reason);
            told.fill(spec);
            page.fill(spec);
            times.fill(spec);
            if (delay != null) {
                spec.retryAfter(delay);
            }
        };
    }

    /** The header counts in seconds, so that a bare number can mean nothing else. */
    private @Nullable Duration retryAfter(TimeReader reader) {
        boolean seconds = retryAfter != null && retryAfter.matches("\\d{1,9}");
        return reader.duration("--retry-after", seconds ? retryAfter + "s" : retryAfter);
    }

    static Level level(String text) {
        for (Level level : Level.values()) {
            if (level.label().equals(text.toLowerCase(Locale.ROOT))) {
                return level;
            }
        }
        throw new UsageException("--level: '" + text + "' is not a level: allowed are full and read-only.");
    }
}
