// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command;

import io.maintenance.MaintenanceMode;
import io.maintenance.cli.option.ChangeOptions;
import io.maintenance.cli.option.CommonOptions;
import io.maintenance.cli.option.TimeReader;
import io.maintenance.cli.option.UsageException;
import io.maintenance.cli.report.CommandResult;
import io.maintenance.cli.report.ResultPrinter;
import io.maintenance.cli.terminal.Terminal;
import io.maintenance.cli.terminal.TimeFormat;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code maintenance}: the options of every command, and how commands open the switch and print results. */
@Command(name = "maintenance")
public final class RootCommand implements Callable<Integer> {

    @Mixin
    CommonOptions options = new CommonOptions();

    private final Terminal terminal;
    private final SwitchFactory switches;

    /** Creates the command that prints on this terminal, and opens switches with this factory. */
    public RootCommand(Terminal terminal, SwitchFactory switches) {
        this.terminal = terminal;
        this.switches = switches;
    }

    /** Refuses to run without a subcommand. */
    @Override
    public Integer call() {
        throw new UsageException("Which command? See maintenance --help.");
    }

    /** Returns the options that every command has. */
    public CommonOptions options() {
        return options;
    }

    /** Returns the terminal, with the clock. */
    public Terminal terminal() {
        return terminal;
    }

    /** Returns the format in which times are printed. */
    public TimeFormat timeFormat() {
        return new TimeFormat(terminal.clock());
    }

    /** Returns a reader of times that are relative to now. */
    public TimeReader timeReader() {
        return new TimeReader(terminal.clock());
    }

    /** Opens the switch for a question, prints its result and returns the exit code. */
    public int ask(Function<MaintenanceMode, CommandResult> question) {
        return run(MaintenanceMode.Builder::oneShot, question);
    }

    /** Opens the switch for a change, prints its result and returns the exit code. */
    public int change(ChangeOptions options, Function<MaintenanceMode, CommandResult> change) {
        return run(builder -> options.applyTo(builder, timeReader()), change);
    }

    /** Prints a result and returns its exit code. */
    public int print(CommandResult result) {
        return new ResultPrinter(terminal, options.json(), options.quiet()).print(result);
    }

    /** Opens a switch that keeps running and follows the stores; the caller closes it. */
    public MaintenanceMode openReplica() {
        return switches.open(options, builder -> {});
    }

    /** Opens a switch that reads the stores once and writes nothing by itself; the caller closes it. */
    public MaintenanceMode openOneShot() {
        return switches.open(options, MaintenanceMode.Builder::oneShot);
    }

    /** Opens a switch for changes with these options; the caller closes it. */
    public MaintenanceMode openForChange(ChangeOptions change) {
        return switches.open(options, builder -> change.applyTo(builder, timeReader()));
    }

    /** Returns the builder that would open the switch. */
    public MaintenanceMode.Builder builder() {
        return switches.builder(options);
    }

    private int run(Consumer<MaintenanceMode.Builder> settings, Function<MaintenanceMode, CommandResult> work) {
        CommandResult result;
        try (MaintenanceMode maintenance = switches.open(options, settings)) {
            result = work.apply(maintenance);
        }
        return print(result);
    }
}
