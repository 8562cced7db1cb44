// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.rules;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.StorageKey;
import io.maintenance.tck.harness.ConcurrentThreads;
import io.maintenance.tck.harness.MessageText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Random operations on one entry, and whether what they returned can be explained: whether there is one order of them in
 * which each begins after those that had ended before it began, and in which a simple variable would have answered the same.
 */
final class OperationHistory {

    static final int ROUNDS = 25;

    private static final int THREADS = 4;
    private static final int OPERATIONS_EACH = 2;
    private static final List<String> TEXTS = List.of("a", "b", "c");

    private final List<MaintenanceBackend> instances;
    private final StorageKey key;

    OperationHistory(List<MaintenanceBackend> instances, StorageKey key) {
        this.instances = instances;
        this.key = key;
    }

    /**
     * One operation.
     *
     * @param expected what a compare-and-set expects
     * @param update what it writes; {@code null} for a read
     * @param result what was returned: the text or {@code null}, a {@code Boolean}, or the exception
     * @param start when it was called
     * @param end when it returned; one that failed may still happen at any time
     */
    record Operation(
            @Nullable String expected, @Nullable String update, @Nullable Object result, long start, long end) {

        boolean isRead() {
            return update == null;
        }

        boolean isUnknown() {
            return result instanceof BackendException;
        }

        @Override
        public String toString() {
            String call = isRead()
                    ? "read"
                    : "compareAndSet(" + MessageText.text(expected) + ", " + MessageText.text(update) + ")";
            String returned =
                    result instanceof String text ? MessageText.text(text) : result == null ? "absent" : result + "";
            return call + " -> " + returned + " @" + start / 1000 + ".." + (isUnknown() ? "" : end / 1000);
        }
    }

    /** Runs random operations on several threads, and returns what became of them. */
    List<Operation> random(long seed, Duration longest) {
        Random random = new Random(seed);
        long zero = System.nanoTime();
        List<Callable<List<Operation>>> tasks = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            MaintenanceBackend backend = instances.get(thread % instances.size());
            List<Operation> plan = plan(random);
            tasks.add(() -> plan.stream().map(each -> run(backend, each, zero)).toList());
        }
        return ConcurrentThreads.run(tasks, longest).stream()
                .flatMap(List::stream)
                .filter(each -> !(each.isRead() && each.isUnknown()))
                .toList();
    }

    private static List<Operation> plan(Random random) {
        List<Operation> plan = new ArrayList<>();
        for (int i = 0; i < OPERATIONS_EACH; i++) {
            boolean read = random.nextInt(3) == 0;
            String expected = random.nextBoolean() ? null : TEXTS.get(random.nextInt(TEXTS.size()));
            plan.add(new Operation(expected, read ? null : TEXTS.get(random.nextInt(TEXTS.size())), null, 0, 0));
        }
        return plan;
    }

    private Operation run(MaintenanceBackend backend, Operation planned, long zero) {
        long start = System.nanoTime() - zero;
        Object result = result(backend, planned);
        long end = result instanceof BackendException ? Long.MAX_VALUE : System.nanoTime() - zero;
        return new Operation(planned.expected(), planned.update(), result, start, end);
    }

    private @Nullable Object result(MaintenanceBackend backend, Operation planned) {
        try {
            String update = planned.update();
            return update == null
                    ? backend.read().get(key)
                    : (Object) backend.compareAndSet(key, planned.expected(), update);
        } catch (BackendException failed) {
            if (failed.kind() != Kind.UNAVAILABLE) {
                throw failed;
            }
            return failed; // whether it happened is unknown
        }
    }

    static boolean isLinearizable(List<Operation> operations) {
        return explains(operations, new boolean[operations.size()], null);
    }

    private static boolean explains(List<Operation> all, boolean[] done, @Nullable String stored) {
        boolean left = false;
        for (int i = 0; i < done.length; i++) {
            left |= !done[i];
            if (!done[i] && mayBeNext(all, done, i)) {
                done[i] = true;
                if (fits(all.get(i), all, done, stored)) {
                    return true;
                }
                done[i] = false;
            }
        }
        return !left;
    }

    /** Tells whether the rest is explained if this operation comes next; one that failed may have happened or not. */
    private static boolean fits(Operation next, List<Operation> all, boolean[] done, @Nullable String stored) {
        if (next.isRead()) {
            return Objects.equals(stored, next.result()) && explains(all, done, stored);
        }
        boolean holds = Objects.equals(stored, next.expected());
        if (next.isUnknown()) {
            return explains(all, done, stored) || (holds && explains(all, done, next.update()));
        }
        return Objects.equals(holds, next.result()) && explains(all, done, holds ? next.update() : stored);
    }

    private static boolean mayBeNext(List<Operation> all, boolean[] done, int candidate) {
        long start = all.get(candidate).start();
        for (int i = 0; i < done.length; i++) {
            if (!done[i] && i != candidate && all.get(i).end() < start) {
                return false;
            }
        }
        return true;
    }
}
