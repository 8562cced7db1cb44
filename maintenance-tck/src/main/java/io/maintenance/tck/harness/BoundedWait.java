// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.harness;

import io.maintenance.spi.BackendException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A wait with a limit for a condition, which is looked at again and again. */
public final class BoundedWait {

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(10);

    private BoundedWait() {}

    /** Returns whether the condition held at some time within {@code atMost}; an interrupt ends the wait. */
    public static boolean holds(Duration atMost, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > atMost.toNanos()
                    || Thread.currentThread().isInterrupted()) {
                return condition.getAsBoolean();
            }
            LockSupport.parkNanos(PAUSE);
        }
        return true;
    }

    /** Returns whether the condition held all the time for {@code howLong}. */
    public static boolean stays(Duration howLong, BooleanSupplier condition) {
        return !holds(howLong, () -> !condition.getAsBoolean());
    }

    /** Returns whether the condition held within {@code atMost}; while the backend fails it does not. */
    public static boolean works(Duration atMost, BooleanSupplier condition) {
        return holds(atMost, () -> {
            try {
                return condition.getAsBoolean();
            } catch (BackendException stillDown) {
                return false;
            }
        });
    }

    /** Returns whether the call came through within {@code atMost}, without the backend failing. */
    public static boolean answers(Duration atMost, Runnable call) {
        return works(atMost, () -> {
            call.run();
            return true;
        });
    }
}
