// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a command talks to. Plain text in UTF-8, whatever the locale; no colours, so that there is nothing to turn off.
 *
 * @param out where answers go
 * @param err where warnings and errors go
 * @param clock the time, and the zone in which times are read and shown
 */
record Terminal(PrintStream out, PrintStream err, Clock clock) {

    /** Returns the process's own. */
    static Terminal ofThisProcess() {
        return new Terminal(
                stream(FileDescriptor.out), stream(FileDescriptor.err), Clock.system(ZoneId.systemDefault()));
    }

    void say(String line) {
        say(List.of(line));
    }

    /** Writes all at once, so that who reads the first line alone has done so before the pipe is closed. */
    void say(List<String> lines) {
        out.print(lines.stream().map(line -> Visible.text(line) + "\n").collect(Collectors.joining()));
    }

    void warn(String line) {
        err.print(Visible.text(line) + "\n");
    }

    private static PrintStream stream(FileDescriptor target) {
        return new PrintStream(new FileOutputStream(target), true, StandardCharsets.UTF_8);
    }
}
