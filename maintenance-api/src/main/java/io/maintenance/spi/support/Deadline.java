// SPDX-License-Identifier: Apache-2.0
package io.maintenance.spi.support;

import io.maintenance.spi.BackendException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A point in time at which a call must have ended.
 *
 * @param timeout how long the call may take as a whole
 * @param end that point, on the clock of {@link System#nanoTime}
 */
public record Deadline(Duration timeout, long end) {

    /** Checks the components. */
    public Deadline {
        Objects.requireNonNull(timeout, "timeout");
    }

    /** Returns the deadline of a call that begins now. */
    public static Deadline in(Duration timeout) {
        return new Deadline(timeout, System.nanoTime() + timeout.toNanos());
    }

    /** Returns the time that is left, in nanoseconds; zero if there is none. */
    public long nanosLeft() {
        return Math.max(0, end - System.nanoTime());
    }

    /** Returns the time that is left, in whole milliseconds, at least one: zero means "for ever" to a socket. */
    public int millisLeft() {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanosLeft())));
    }

    /** Returns {@code true} if no time is left. */
    public boolean isOver() {
        return nanosLeft() == 0;
    }

    /**
     * Waits for an answer that another thread gives. An interrupt ends the wait and leaves the interrupt flag set. The answer is
     * not cancelled.
     *
     * @param failures the words for what goes wrong
     * @return the answer, as the future gives it
     * @throws BackendException from {@code failures}, if there is no answer
     */
    public <T> T await(Future<T> answer, CallFailures failures) {
        try {
            return answer.get(nanosLeft(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw failures.interrupted(interrupted);
        } catch (TimeoutException late) {
            throw failures.late(this, late);
        } catch (CancellationException closed) {
            throw failures.closed(closed);
        } catch (ExecutionException failed) {
            throw failures.failed(Objects.requireNonNullElse(failed.getCause(), failed));
        } catch (RuntimeException failed) {
            throw failures.failed(failed); // a future of a driver may do so
        }
    }
}
