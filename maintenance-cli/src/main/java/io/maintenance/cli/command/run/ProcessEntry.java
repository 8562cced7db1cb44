// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The entry of a process in {@code /proc}. Systems other than Linux have none.
 *
 * @param pid the process
 * @param state one letter; {@code Z} for one that has ended and was not yet waited for
 * @param group the process group, which a terminal signals as a whole
 * @param startTicks when it was started, in ticks since the machine started
 */
record ProcessEntry(long pid, char state, long group, long startTicks) {

    private static final Path ALL = Path.of("/proc");
    private static final int STATE = 0;
    private static final int GROUP = 2;
    private static final int START_TICKS = 19;

    /** The kernel reports in this unit on every architecture, whatever it counts in itself. */
    private static final int TICKS_PER_SECOND = 100;

    static Optional<ProcessEntry> of(long pid) {
        try {
            String line = Files.readString(ALL.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1);
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1); // a name may hold anything
            return Optional.of(new ProcessEntry(
                    pid, fields[STATE].charAt(0), Long.parseLong(fields[GROUP]), Long.parseLong(fields[START_TICKS])));
        } catch (IOException | RuntimeException gone) {
            return Optional.empty();
        }
    }

    /** Returns the present time as {@link #startTicks} counts it; the largest number if it is not known. */
    static long now() {
        try {
            String seconds = Files.readString(ALL.resolve("uptime")).split(" ", 2)[0];
            return (long) (Double.parseDouble(seconds) * TICKS_PER_SECOND);
        } catch (IOException | RuntimeException unknown) {
            return Long.MAX_VALUE;
        }
    }

    /** Returns whether a process was started with this environment variable; false if this user may not know. */
    static boolean hasVariable(long pid, String name) {
        try {
            String all = "\0" + Files.readString(ALL.resolve(pid + "/environ"), StandardCharsets.ISO_8859_1);
            return all.contains("\0" + name + "=");
        } catch (IOException | RuntimeException unknown) {
            return false;
        }
    }

    boolean isZombie() {
        return state == 'Z';
    }
}
