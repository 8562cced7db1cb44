// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A thread of a simulated process. Of all of them one runs at a time: the one whose turn it is. */
public final class SimulatedThread {

    final SimulatedThreadGroup group;
    private final @Nullable Runnable body;
    private volatile boolean turn;
    private volatile @Nullable Thread thread;

    @Nullable
    TimelineEvent wakeUp;

    boolean interrupted;
    long deadline = Long.MAX_VALUE;

    /** Without a body it is the caller's own thread. */
    SimulatedThread(SimulatedThreadGroup group, @Nullable Runnable body) {
        this.group = group;
        this.body = body;
        this.thread = body == null ? Thread.currentThread() : null;
    }

    /** Gives it the turn, on a new thread if it has none yet. */
    void resume(Timeline timeline) {
        Thread mine = thread;
        if (mine == null) {
            thread = Thread.currentThread(); // replaced by its own before it first waits
            Timeline.THREADS.execute(() -> run(timeline));
        } else {
            turn = true;
            LockSupport.unpark(mine);
        }
    }

    private void run(Timeline timeline) {
        thread = Thread.currentThread();
        timeline.live(this, body == null ? () -> {} : body);
    }

    /** Notes until when it waits for a call, which no interrupt ends. */
    public void waitUntil(long nanos) {
        deadline = nanos;
    }

    /** Notes that the call is over. */
    public void waitForEver() {
        deadline = Long.MAX_VALUE;
    }

    void awaitTurn() {
        while (!turn) {
            LockSupport.park(this);
        }
        turn = false;
    }
}
