// SPDX-License-Identifier: Apache-2.0
package io.maintenance.proxies;

import io.maintenance.cli.CommandLineTool;
import io.maintenance.cli.command.SwitchFactory;
import io.maintenance.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.stream.Stream;

/** The command that prints configurations. */
final class ConfigurationCommand {

    private ConfigurationCommand() {}

    /** Returns what {@code maintenance proxy-config} prints. */
    static String print(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(stream(out), stream(err), Clock.systemUTC());
        String[] all =
                Stream.concat(Stream.of("proxy-config"), Stream.of(arguments)).toArray(String[]::new);
        if (new CommandLineTool(terminal, SwitchFactory.AMBIENT).run(all) != 0) {
            throw new IllegalStateException(err.toString(StandardCharsets.UTF_8));
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream stream(ByteArrayOutputStream target) {
        return new PrintStream(target, true, StandardCharsets.UTF_8);
    }
}
