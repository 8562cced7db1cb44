// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One line of work with a thread to itself, which only runs while it is its turn. */
public final class Actor {

    final Program program;
    private final @Nullable Runnable body;
    private volatile boolean turn;
    private volatile @Nullable Thread thread;

    @Nullable
    Event wakeUp;

    boolean interrupted;
    long deadline = Long.MAX_VALUE;

    /** Without a body it is the caller's own line of work. */
    Actor(Program program, @Nullable Runnable body) {
        this.program = program;
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
