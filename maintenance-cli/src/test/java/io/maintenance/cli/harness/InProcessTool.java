// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.harness;

import io.maintenance.cli.CommandLineTool;
import io.maintenance.cli.command.SwitchFactory;
import io.maintenance.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** Runs the tool inside this virtual machine. */
public final class InProcessTool {

    private InProcessTool() {}

    /** Runs a command against a given switch. */
    public static CommandOutput run(FakeSwitch maintenance, String... args) {
        return run((common, more) -> maintenance, args);
    }

    /** Runs a command against what a factory opens. */
    public static CommandOutput run(SwitchFactory switches, String... args) {
        return run(switches, SampleData.UTC, args);
    }

    /** Runs a command at the time of a clock. */
    public static CommandOutput run(SwitchFactory switches, Clock clock, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(stream(out), stream(err), clock);
        int exit = new CommandLineTool(terminal, switches).run(args);
        return new CommandOutput(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Returns a stream that writes UTF-8 into memory. */
    public static PrintStream stream(ByteArrayOutputStream target) {
        return new PrintStream(target, true, StandardCharsets.UTF_8);
    }
}
