// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.virtual;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/** A search through the histories of many seeds, as many at a time as there are processors. */
final class HistorySearch {

    private HistorySearch() {}

    /** Returns the first seed whose history ends badly, and what was wrong; empty if all of them end well. */
    static Optional<Map.Entry<Long, List<String>>> firstBad(
            LongFunction<List<String>> history, long first, long count) {
        ConcurrentSkipListMap<Long, List<String>> bad = new ConcurrentSkipListMap<>();
        AtomicLong next = new AtomicLong(first);
        onAllProcessors(() -> {
            for (long seed = next.getAndIncrement(); seed < first + count; seed = next.getAndIncrement()) {
                List<String> violations = history.apply(seed);
                if (!violations.isEmpty()) {
                    bad.put(seed, violations);
                    next.set(first + count); // those before it are being looked at already
                }
            }
        });
        return Optional.ofNullable(bad.firstEntry());
    }

    private static void onAllProcessors(Runnable work) {
        int processors = Runtime.getRuntime().availableProcessors();
        ExecutorService threads = Executors.newFixedThreadPool(processors);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < processors; i++) {
                all.add(threads.submit(work));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        } finally {
            threads.shutdownNow();
        }
    }
}
