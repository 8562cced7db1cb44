// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import io.maintenance.MaintenanceMode;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The tool itself: what all commands share. */
@Command(name = "maintenance", versionProvider = Version.class)
final class RootCommand implements Callable<Integer> {

    @Mixin
    CommonOptions common = new CommonOptions();

    private final Terminal terminal;
    private final Connector connector;

    RootCommand(Terminal terminal, Connector connector) {
        this.terminal = terminal;
        this.connector = connector;
    }

    /** Refuses to guess: the tool does nothing without a command. */
    @Override
    public Integer call() {
        throw new UsageException("Which command? See maintenance --help.");
    }

    Terminal terminal() {
        return terminal;
    }

    /** Asks the switch something and prints the answer. */
    int ask(Function<MaintenanceMode, Reply> question) {
        return answer(MaintenanceMode.Builder::oneShot, question);
    }

    /** Changes something and prints what became of it. */
    int change(ChangeOptions options, Function<MaintenanceMode, Reply> change) {
        return answer(builder -> options.fill(builder, new TimeReader(terminal.clock())), change);
    }

    /** Opens a switch that keeps running. */
    MaintenanceMode replica() {
        return connector.open(common, builder -> {});
    }

    /** Opens a switch that reads the stores once and writes nothing by itself. */
    MaintenanceMode oneShot() {
        return connector.open(common, MaintenanceMode.Builder::oneShot);
    }

    /** Opens a switch for one change. */
    MaintenanceMode changing(ChangeOptions options) {
        return connector.open(common, builder -> options.fill(builder, new TimeReader(terminal.clock())));
    }

    /** Returns what would open the switch, for questions about its making. */
    MaintenanceMode.Builder builder() {
        return connector.builder(common);
    }

    /** Prints an answer that needs no switch. */
    int say(Reply reply) {
        return new Printer(terminal, common.json, common.quiet).print(reply);
    }

    private int answer(Consumer<MaintenanceMode.Builder> more, Function<MaintenanceMode, Reply> work) {
        Reply reply;
        try (MaintenanceMode maintenance = connector.open(common, more)) {
            reply = work.apply(maintenance);
        }
        return say(reply);
    }
}
