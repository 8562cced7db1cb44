// SPDX-License-Identifier: Apache-2.0
package io.maintenance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.function.Consumer;

/**
 * Compares what a reader works for a text and for one that is four times as long. Whatever looks again at what it has seen
 * works sixteen times as much. Counted is the processor's time of this thread, so that a busy machine changes little.
 */
public final class Effort {

    /** What is repeated: single signs that a grammar loops over, and pairs that make it turn back. */
    public static final List<String> PARTS = List.of(
            "a",
            "1",
            " ",
            "\t",
            "\n",
            "\\",
            "\\\n",
            "a=\\\n",
            "#\n",
            "=",
            ":",
            "/",
            "://",
            "://a@",
            "@",
            "***@",
            "%41",
            "%",
            ",",
            "a,",
            "[",
            "[]",
            "&",
            "a=1&",
            "?",
            ".",
            "a.",
            "a.b.",
            "1.",
            "1:",
            "::",
            "-",
            "*",
            "1s",
            "1 ",
            "s ",
            "p",
            "\\u0041",
            "\r",
            "\u2003",
            "\ud83d\ude00",
            "\ud800",
            "format=",
            "\nformat ",
            "~end=1\n",
            "maintenance/1+gzip:");

    private static final int LENGTH = 6_000;
    private static final int TRIES = 20; // until one is near to linear: the rest was the machine's
    private static final double FAR_FROM_BOTH = 9;
    private static final double LEAST_NANOS = 1_000_000;

    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

    private Effort() {}

    /** Checks one reader with all parts. */
    public static void assertLinear(Consumer<String> reader) {
        for (String part : PARTS) {
            assertLinear(part, reader);
        }
    }

    private static void assertLinear(String part, Consumer<String> reader) {
        String text = part.repeat(LENGTH / part.length());
        String longer = text.repeat(4);
        double least = Double.MAX_VALUE;
        for (int i = 0; i < TRIES && least > FAR_FROM_BOTH; i++) {
            double nanos = nanos(reader, text);
            least = Math.min(least, nanos(reader, longer) / Math.max(nanos, LEAST_NANOS));
        }
        assertThat(least).as("times the work for four times %s", part).isLessThan(FAR_FROM_BOTH);
    }

    private static double nanos(Consumer<String> reader, String text) {
        long start = THREAD.getCurrentThreadCpuTime();
        reader.accept(text);
        return THREAD.getCurrentThreadCpuTime() - start;
    }
}
