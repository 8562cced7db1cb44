// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/**
 * One run of the tool inside this virtual machine, against a given switch.
 *
 * @param exit the exit code
 * @param out what it printed
 * @param err what it warned of
 */
record ToolRun(int exit, String out, String err) {

    static ToolRun of(FakeSwitch maintenance, String... args) {
        return of((common, more) -> maintenance, args);
    }

    static ToolRun of(Connector connector, String... args) {
        return of(connector, Samples.UTC, args);
    }

    static ToolRun of(Connector connector, Clock clock, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(stream(out), stream(err), clock);
        int exit = new Tool(terminal, connector).run(args);
        return new ToolRun(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    CommandRun asCommand() {
        return new CommandRun(exit, out, err);
    }

    static PrintStream stream(ByteArrayOutputStream target) {
        return new PrintStream(target, true, StandardCharsets.UTF_8);
    }
}
