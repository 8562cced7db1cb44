// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import io.maintenance.ActivationSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** When a maintenance begins and ends, as options. */
final class Window {

    private static final Duration LONGEST = Duration.ofDays(366);

    @Option(names = {"--for", "--duration"})
    @Nullable
    String lasting;

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

    /** Reads the options; every mistake is reported. */
    Times read(TimeReader reader, TimeFormat format) {
        if (lasting != null && until != null) {
            throw new UsageException("--for and --until both say when it ends: give one of them.");
        }
        Instant start = reader.time("--from", from, reader.now());
        Instant begin = start == null || start.isBefore(reader.now()) ? reader.now() : start;
        Instant end = lasting == null ? reader.time("--until", until, begin) : begin.plus(length(reader));
        Times times = new Times(start, end, reader.time("--expect", expect, begin), replace);
        List<String> problems = times.problems(begin, reader.now(), format);
        if (!problems.isEmpty()) {
            throw new UsageException(problems);
        }
        return times;
    }

    private Duration length(TimeReader reader) {
        Duration length = reader.duration("--for", lasting);
        if (length == null || length.isNegative() || length.isZero() || length.compareTo(LONGEST) > 0) {
            throw new UsageException(
                    "--for: '" + lasting + "' is not possible: allowed is more than zero, at most 366d.");
        }
        return length;
    }

    /** What was read. */
    record Times(@Nullable Instant from, @Nullable Instant until, @Nullable Instant expect, boolean replace) {

        void fill(ActivationSpec spec) {
            if (from != null) {
                spec.from(from);
            }
            if (until != null) {
                spec.until(until);
            }
            if (expect != null) {
                spec.expect(expect);
            }
            if (replace) {
                spec.replace();
            }
        }

        private List<String> problems(Instant begin, Instant now, TimeFormat format) {
            List<String> problems = new ArrayList<>();
            if (until != null && !until.isAfter(begin)) {
                problems.add("The end, " + format.show(until) + ", is not after "
                        + (begin.equals(now) ? "now, " : "the start, ") + format.show(begin) + ".");
            }
            if (expect != null && !expect.isAfter(begin)) {
                problems.add("The expected end, " + format.show(expect) + ", is not after "
                        + (begin.equals(now) ? "now, " : "the start, ") + format.show(begin) + ".");
            }
            return problems;
        }
    }
}
