// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Many threads that do something at once. */
public final class ConcurrentCalls {

    private ConcurrentCalls() {}

    /** Lets each of them do its part, and returns what all of them got. */
    public static <T> List<T> of(int size, IntFunction<T> part) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(size);
        try {
            List<Callable<T>> parts = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                int number = i;
                parts.add(() -> part.apply(number));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(parts)) {
                results.add(result.get());
            }
            return results;
        } catch (ExecutionException failed) {
            throw new AssertionError("one of the crowd failed", failed.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
