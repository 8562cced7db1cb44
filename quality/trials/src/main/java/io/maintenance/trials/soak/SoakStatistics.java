// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials.soak;

import io.maintenance.trials.ChangeAnswer;
import io.maintenance.trials.VisitCounts;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The counts and longest times of a soak. Thread-safe. */
final class SoakStatistics {

    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final Map<String, Integer> faults = new TreeMap<>();
    private Duration slowestChange = Duration.ZERO;
    private Duration slowestQuestion = Duration.ZERO;
    private Duration longestDisagreement = Duration.ZERO;
    private long questions;

    synchronized void count(ChangeAnswer answer) {
        outcomes.merge(answer.outcome(), 1, Integer::sum);
        slowestChange = longer(slowestChange, answer.took());
    }

    synchronized void count(String fault) {
        faults.merge(fault, 1, Integer::sum);
    }

    synchronized void count(VisitCounts visits) {
        questions += visits.on() + visits.off();
        slowestQuestion = longer(slowestQuestion, visits.slowest());
    }

    synchronized void agreedAfter(Duration duration) {
        longestDisagreement = longer(longestDisagreement, duration);
    }

    /** Returns it as one line. */
    synchronized String line() {
        return sum(faults) + " faults (" + list(faults) + "), " + sum(outcomes) + " changes (" + list(outcomes) + "), "
                + questions + " questions, slowest " + slowestQuestion.toMillis() + " ms; slowest change "
                + slowestChange.toMillis() + " ms; agreed at the latest after " + longestDisagreement.toMillis()
                + " ms";
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static String list(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(each -> each.getValue() + " " + each.getKey())
                .collect(Collectors.joining(", "));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
