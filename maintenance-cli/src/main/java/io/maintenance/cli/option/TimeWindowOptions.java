// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.option;

import io.maintenance.cli.terminal.TimeFormat;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say when a maintenance begins and ends. */
public final class TimeWindowOptions {

    @Option(names = {"--for", "--duration"})
    @Nullable
    String duration;

    @Option(names = "--until")
    @Nullable
    String until;

    @Option(names = "--from")
    @Nullable
    String from;

    @Option(names = "--replace")
    boolean replace;

    @Option(names = "--expect")
    @Nullable
    String expect;

    /** Reads the options. The engine checks the start and the end; only the expected end is checked here. */
    public TimeWindow read(TimeReader reader, TimeFormat format) {
        if (duration != null && until != null) {
            throw new UsageException("--for and --until both say when it ends: give one of them.");
        }
        Instant start = reader.time("--from", from, reader.now());
        Instant begin = start == null || start.isBefore(reader.now()) ? reader.now() : start;
        Instant expected = reader.time("--expect", expect, begin);
        if (expected != null && !expected.isAfter(begin)) {
            throw new UsageException("The expected end, " + format.show(expected) + ", is not after "
                    + (begin.equals(reader.now()) ? "now, " : "the start, ") + format.show(begin) + ".");
        }
        return new TimeWindow(
                start, reader.time("--until", until, begin), reader.duration("--for", duration), expected, replace);
    }
}
