// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.platform;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.Lock;

/**
 * The machine as the engine sees it: clocks, random numbers, waiting, threads and locks. A simulation replaces it by one in
 * virtual time.
 */
public interface Platform {

    /** The wall clock: for stamps, windows and notes. */
    InstantSource clock();

    /** A clock that never jumps, in nanoseconds from an arbitrary origin: for timeouts and intervals. */
    long nanoTime();

    /** A number from 0 (included) to 1 (excluded). */
    double random();

    /** Waits. */
    void pause(Duration duration) throws InterruptedException;

    /** Returns what runs the calls of one backend. */
    CallExecutor callExecutor(String name);

    /** Starts a task beside the caller. It does not keep the process alive. */
    TaskHandle start(String name, Runnable task);

    /** Returns a signal that is not raised. */
    Signal signal();

    /** Returns a lock that is free, for callers that call stores while they hold it. */
    Lock lock();
}
