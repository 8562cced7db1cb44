// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials.process;

import io.maintenance.MaintenanceMode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.HdrHistogram.Histogram;

/**
 * Measures how long questions take. They are asked in batches, because reading the clock takes longer than a question, and
 * collected under labels, so that rounds of two conditions can take turns.
 */
final class Questions {

    private static final int BATCH = 16;
    private static final double RARE = 99.99;

    private final MaintenanceMode mode;
    private final Map<String, Histogram> measured = new ConcurrentHashMap<>();

    Questions(MaintenanceMode mode) {
        this.mode = mode;
    }

    /** Asks {@code batches} times, and adds what it took to what is known under {@code label}; returns how often it was on. */
    String ask(String label, int batches) {
        Histogram histogram = measured.computeIfAbsent(label, any -> new Histogram(2));
        int on = 0;
        for (int batch = 0; batch < batches; batch++) {
            long start = System.nanoTime();
            for (int question = 0; question < BATCH; question++) {
                on += mode.isOn() ? 1 : 0;
            }
            histogram.recordValue(System.nanoTime() - start);
        }
        return String.valueOf(on);
    }

    /** Returns how many batches were measured, the median and the 99.99th percentile of a batch in nanoseconds. */
    String quantiles(String label) {
        Histogram histogram = measured.computeIfAbsent(label, any -> new Histogram(2));
        return histogram.getTotalCount() + " " + histogram.getValueAtPercentile(50) + " "
                + histogram.getValueAtPercentile(RARE);
    }
}
