// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.option;

import io.maintenance.cli.terminal.TimeFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say when a maintenance begins and ends. */
public final class TimeWindowOptions {

    private static final Duration LONGEST = Duration.ofDays(366);

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

    /** Reads the options; every error is reported. */
    public TimeWindow read(TimeReader reader, TimeFormat format) {
        if (duration != null && until != null) {
            throw new UsageException("--for and --until both say when it ends: give one of them.");
        }
        Instant start = reader.time("--from", from, reader.now());
        Instant begin = start == null || start.isBefore(reader.now()) ? reader.now() : start;
        Instant end = duration == null ? reader.time("--until", until, begin) : begin.plus(length(reader));
        TimeWindow window = new TimeWindow(start, end, reader.time("--expect", expect, begin), replace);
        List<String> problems = problems(window, begin, reader.now(), format);
        if (!problems.isEmpty()) {
            throw new UsageException(problems);
        }
        return window;
    }

    private Duration length(TimeReader reader) {
        Duration length = reader.duration("--for", duration);
        if (length == null || length.isNegative() || length.isZero() || length.compareTo(LONGEST) > 0) {
            throw new UsageException(
                    "--for: '" + duration + "' is not possible: allowed is more than zero, at most 366d.");
        }
        return length;
    }

    private static List<String> problems(TimeWindow window, Instant begin, Instant now, TimeFormat format) {
        String start = (begin.equals(now) ? "now, " : "the start, ") + format.show(begin) + ".";
        List<String> problems = new ArrayList<>();
        if (window.until() != null && !window.until().isAfter(begin)) {
            problems.add("The end, " + format.show(window.until()) + ", is not after " + start);
        }
        if (window.expect() != null && !window.expect().isAfter(begin)) {
            problems.add("The expected end, " + format.show(window.expect()) + ", is not after " + start);
        }
        return problems;
    }
}
