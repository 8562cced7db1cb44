// SPDX-License-Identifier: Apache-2.0
package io.maintenance.examples.checks;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Visitors that ask again as soon as they have an answer and a breath.
 *
 * @param threads one for each visitor
 * @param answers what they got
 * @param failures what they got in place of an answer
 */
record Load(ScheduledExecutorService threads, Queue<Answer> answers, Queue<String> failures) implements AutoCloseable {

    private static final int VISITORS = 3;
    private static final int BREATH_MILLIS = 2;

    /**
     * What a visitor got.
     *
     * @param example who was asked
     * @param begun when it was asked for, in nanoseconds
     * @param ended when it had come
     * @param status the code
     * @param mode what the gate says of itself
     */
    record Answer(RunningExample example, long begun, long ended, int status, String mode) {

        boolean isOpen() {
            return status == 200 && mode.isEmpty();
        }

        boolean isOurs() {
            return status == 503 && mode.equals("on");
        }
    }

    /** Lets several visitors loose on each example. */
    static Load on(List<RunningExample> examples) {
        Load load = new Load(
                Executors.newScheduledThreadPool(VISITORS * examples.size()),
                new ConcurrentLinkedQueue<>(),
                new ConcurrentLinkedQueue<>());
        for (RunningExample example : examples) {
            for (int each = 0; each < VISITORS; each++) {
                load.add(example);
            }
        }
        return load;
    }

    private void add(RunningExample example) {
        Visitor visitor = Visitor.of(example);
        var unused =
                threads.scheduleWithFixedDelay(() -> ask(example, visitor), 0, BREATH_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void ask(RunningExample example, Visitor visitor) {
        long begun = System.nanoTime();
        try {
            HttpResponse<String> response = visitor.get("/");
            answers.add(new Answer(example, begun, System.nanoTime(), response.statusCode(), Visitor.mode(response)));
        } catch (RuntimeException failed) {
            if (!threads.isShutdown()) {
                failures.add(failed + ": " + failed.getCause());
            }
        }
    }

    /** Tells how many answers there are to what was asked after a time. */
    long countSince(long begun) {
        return answers.stream().filter(answer -> answer.begun - begun > 0).count();
    }

    /** Tells how many examples have answered so to what was asked after a time. */
    long countExamples(boolean on, long begun) {
        return answers.stream()
                .filter(answer -> answer.begun - begun > 0 && answer.isOurs() == on)
                .map(Answer::example)
                .distinct()
                .count();
    }

    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(120, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException ended) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
