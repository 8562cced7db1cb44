// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.harness;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;

/** Tasks that begin at the same moment, each on a thread of its own. */
public final class ConcurrentThreads {

    private ConcurrentThreads() {}

    /** Runs all tasks at once and returns what they returned, in their order; fails if one fails or is late. */
    public static <T> List<T> run(List<Callable<T>> tasks, Duration atMost) {
        CyclicBarrier start = new CyclicBarrier(tasks.size());
        List<CallOutcome.PendingCall<T>> running = new ArrayList<>();
        for (Callable<T> task : tasks) {
            running.add(CallOutcome.start(() -> {
                start.await();
                return task.call();
            }));
        }
        return running.stream().map(each -> result(each.await(atMost))).toList();
    }

    /** Returns what a call among several returned; fails if it failed or is late. */
    public static <T> T result(CallOutcome<T> call) {
        if (call.failure() instanceof AssertionError failed) {
            throw failed;
        }
        T value = call.value();
        if (value == null) {
            throw Requirement.failure(
                    "Of several calls at once, one should return, but " + call + ".",
                    "is the instance safe for many threads? Does a call under load end within its timeout? "
                            + MessageText.SLOW_MACHINE);
        }
        return value;
    }
}
