// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The streams and the clock of a command. Text is plain UTF-8 in every locale, without colours.
 *
 * @param out the stream for results
 * @param err the stream for warnings and errors
 * @param clock the present time, and the zone in which times are read and printed
 */
public record Terminal(PrintStream out, PrintStream err, Clock clock) {

    /** Returns the terminal of this process: its standard streams and the system's time zone. */
    public static Terminal standard() {
        return new Terminal(
                stream(FileDescriptor.out), stream(FileDescriptor.err), Clock.system(ZoneId.systemDefault()));
    }

    public void say(String line) {
        say(List.of(line));
    }

    /** Prints all lines in one write, so that a reader who takes the first line only does not break the pipe. */
    public void say(List<String> lines) {
        out.print(lines.stream().map(line -> TerminalEscape.escape(line) + "\n").collect(Collectors.joining()));
    }

    public void warn(String line) {
        err.print(TerminalEscape.escape(line) + "\n");
    }

    private static PrintStream stream(FileDescriptor target) {
        return new PrintStream(new FileOutputStream(target), true, StandardCharsets.UTF_8);
    }
}
