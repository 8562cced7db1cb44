// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.store;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counters of events since the start, by name. Thread-safe. */
public final class Counters {

    static final String READS = "reads";
    static final String READ_FAILURES = "read-failures";
    static final String WRITES = "writes";
    static final String WRITE_FAILURES = "write-failures";
    public static final String LOST_RACES = "lost-races";
    static final String DAMAGED = "damaged-entries";
    public static final String REASSERTED = "reasserted-entries";
    public static final String SET_ASIDE = "set-aside-entries";

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    public void count(String name) {
        counts.computeIfAbsent(name, any -> new LongAdder()).increment();
    }

    public Map<String, Long> snapshot() {
        Map<String, Long> sums = new TreeMap<>();
        counts.forEach((name, count) -> sums.put(name, count.sum()));
        return sums;
    }
}
