// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials.process;

import io.maintenance.ChangeResult;
import io.maintenance.MaintenanceMode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads of one application that change the switch as fast as they can. */
final class WriterThreads {

    /** Of so many changes one adds an address; the others turn the writer's own holder on. */
    private static final int ADDRESS_EVERY = 5;

    private final MaintenanceMode mode;

    WriterThreads(MaintenanceMode mode) {
        this.mode = mode;
    }

    /**
     * Makes changes, each of them another: writer {@code n} is the holder {@code wN}, says its number of the change as the
     * reason, and adds addresses {@code 10.N.x.y}.
     *
     * @return how many were taken, by the store or by a keeper
     */
    String write(int first, int threads, int changes) throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Integer>> results = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                int writer = first + thread;
                results.add(pool.submit(() -> write(writer, changes)));
            }
            int taken = 0;
            for (Future<Integer> result : results) {
                taken += result.get();
            }
            return String.valueOf(taken);
        } finally {
            pool.shutdownNow();
        }
    }

    private int write(int writer, int changes) {
        int taken = 0;
        for (int number = 1; number <= changes; number++) {
            ChangeResult change = number % ADDRESS_EVERY == 0 ? allow(writer, number) : enable(writer, number);
            taken += change.outcome() == ChangeResult.Outcome.IN_DOUBT ? 0 : 1;
        }
        return taken;
    }

    private ChangeResult allow(int writer, int number) {
        return mode.allow("10." + writer + "." + number / 256 + "." + number % 256);
    }

    private ChangeResult enable(int writer, int number) {
        return mode.enable(spec -> spec.holder("w" + writer).reason(String.valueOf(number)));
    }
}
