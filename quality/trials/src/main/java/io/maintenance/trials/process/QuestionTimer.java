// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials.process;

import io.maintenance.MaintenanceMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.HdrHistogram.Histogram;

/**
 * A stopwatch for questions. They are asked in batches, because reading the clock takes longer than a question, and in
 * rounds of two conditions that take turns. The start of a round does not count: a thread that just woke up finds its caches cold.
 * Of the rounds the lower quartile counts: other programs disturb some of them, and what a condition costs shows in all.
 */
final class QuestionTimer {

    private static final int BATCH = 16;
    private static final double RARE = 99.99;
    /** One in so many batches is asked before the measured ones. */
    private static final int WAKING = 10;

    private final MaintenanceMode mode;
    private final Map<String, List<Long>> rounds = new ConcurrentHashMap<>();

    QuestionTimer(MaintenanceMode mode) {
        this.mode = mode;
    }

    /** Measures {@code batches} of questions, as one round of a condition; returns how often the answer was on. */
    String ask(String condition, int batches) {
        Histogram histogram = new Histogram(2);
        int on = ask(histogram, batches / WAKING);
        histogram.reset();
        on += ask(histogram, batches);
        rounds.computeIfAbsent(condition, any -> new ArrayList<>()).add(histogram.getValueAtPercentile(RARE));
        return String.valueOf(on);
    }

    private int ask(Histogram histogram, int batches) {
        int on = 0;
        for (int batch = 0; batch < batches; batch++) {
            long start = System.nanoTime();
            for (int question = 0; question < BATCH; question++) {
                on += mode.isOn() ? 1 : 0;
            }
            histogram.recordValue(System.nanoTime() - start);
        }
        return on;
    }

    /**
     * Returns the lower quartile over the rounds of a condition of the 99.99th percentile of a batch, in nanoseconds, and forgets
     * these rounds.
     */
    String rare(String condition) {
        List<Long> sorted = Objects.requireNonNull(rounds.remove(condition)).stream()
                .sorted()
                .toList();
        return String.valueOf(sorted.get(sorted.size() / 4));
    }
}
