// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.harness;

import io.maintenance.spi.BackendException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one call on a thread of its own, which is interrupted if the call does not end.
 *
 * @param value what it returned
 * @param failure what it threw
 * @param ended whether it ended in time
 * @param took how long it took, or how long it was waited for
 */
public record CallOutcome<T>(@Nullable T value, @Nullable Throwable failure, boolean ended, Duration took) {

    /** Makes the call and waits for it for {@code atMost}. */
    public static <T> CallOutcome<T> of(Duration atMost, Callable<T> callable) {
        PendingCall<T> running = start(callable);
        return running.await(atMost);
    }

    /** Begins the call. */
    public static <T> PendingCall<T> start(Callable<T> callable) {
        FutureTask<T> task = new FutureTask<>(callable);
        Thread thread = new Thread(task, "tck-call"); // with a context class loader, as those of applications
        thread.setDaemon(true);
        PendingCall<T> running = new PendingCall<>(task, thread, System.nanoTime());
        thread.start();
        return running;
    }

    /** A call that has begun. */
    public record PendingCall<T>(FutureTask<T> task, Thread thread, long start) {

        public CallOutcome<T> await(Duration atMost) {
            long left = atMost.toNanos() - (System.nanoTime() - start);
            try {
                return new CallOutcome<>(task.get(Math.max(left, 1), TimeUnit.NANOSECONDS), null, true, took());
            } catch (ExecutionException failed) {
                return new CallOutcome<>(null, failed.getCause(), true, took());
            } catch (TimeoutException late) {
                task.cancel(true);
                return new CallOutcome<>(null, null, false, took());
            } catch (InterruptedException interrupted) {
                task.cancel(true);
                Thread.currentThread().interrupt();
                return new CallOutcome<>(null, interrupted, false, took());
            }
        }

        private Duration took() {
            return Duration.ofNanos(System.nanoTime() - start);
        }
    }

    public boolean returned() {
        return ended && failure == null;
    }

    /** The kind of failure, if the call failed as a backend may. */
    public Optional<BackendException.Kind> kind() {
        return failure instanceof BackendException expected ? Optional.of(expected.kind()) : Optional.empty();
    }

    /** Fails the rule unless the call was unavailable, in time. */
    public void requireUnavailable(String what, String check) {
        boolean right = kind().filter(BackendException.Kind.UNAVAILABLE::equals).isPresent();
        Requirement.that(right, what + " should throw BackendException UNAVAILABLE, but " + this + ".", check);
    }

    /** Says what became of the call, as the end of a sentence. */
    @Override
    public String toString() {
        if (!ended) {
            return "it had not ended after " + MessageText.millis(took);
        }
        return failure == null ? "it returned " + value : "it threw " + MessageText.failure(failure);
    }
}
