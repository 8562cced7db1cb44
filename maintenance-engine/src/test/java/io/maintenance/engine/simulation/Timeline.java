// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Virtual time. Many threads wait in it, exactly one runs, and the one that begins to wait hands the turn to the one that is due next: so a
 * history is the same each time, and takes no longer than its work.
 */
public final class Timeline {

    static final ExecutorService THREADS = Executors.newCachedThreadPool(Timeline::thread);

    /** In whose time the present thread acts. */
    private static final ThreadLocal<Timeline> ACTING = new ThreadLocal<>();

    /** More than any history needs: who gets here runs in circles. */
    private static final long MOST_STEPS = 20_000_000;

    private final PriorityQueue<TimelineEvent> events = new PriorityQueue<>();
    private final List<SimulatedThread> living = new ArrayList<>();
    private final Consumer<String> failures;
    private final SimulatedThread driver = new SimulatedThread(new SimulatedThreadGroup(), null);
    private SimulatedThread current = driver;
    private long now;
    private long numbered;
    private long steps;

    /**
     * Begins, with the calling thread as the first thread.
     *
     * @param failures is told what failed: what ended a thread that should not have ended so, and what was logged as an error
     */
    public Timeline(Consumer<String> failures) {
        this.failures = failures;
        ACTING.set(this);
    }

    /** Reports a failure to the watcher of the time in which the present thread acts. Returns {@code false} if there is none. */
    public static boolean report(String failure) {
        Timeline timeline = ACTING.get();
        if (timeline != null) {
            timeline.failures.accept(failure);
        }
        return timeline != null;
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(null, task, "simulated", 512 * 1024);
        thread.setDaemon(true);
        return thread;
    }

    /** The time since the beginning, in nanoseconds. */
    public long now() {
        return now;
    }

    /** How often the turn was taken. */
    public long steps() {
        return steps;
    }

    /** Lets an effect come about at a time, whichever threads are alive then. */
    public void at(long time, Runnable effect) {
        events.add(new TimelineEvent(Math.max(time, now), numbered++, null, effect));
    }

    /** Starts a thread, which goes on when it is due. */
    public SimulatedThread start(SimulatedThreadGroup group, Runnable body) {
        SimulatedThread thread = new SimulatedThread(group, body);
        group.add(thread);
        living.add(thread);
        wake(thread);
        return thread;
    }

    /** Who runs now. */
    public SimulatedThread current() {
        return current;
    }

    /** Lets the running thread wait. */
    public void sleep(long nanos) {
        sleepUntil(now + Math.max(nanos, 0));
    }

    /** Lets the running thread wait until a time, or until it is woken. */
    public void sleepUntil(long time) {
        SimulatedThread me = current;
        checkAlive(me);
        schedule(me, time);
        handOver(me);
        current = me;
        checkAlive(me);
    }

    private static void checkAlive(SimulatedThread thread) {
        if (thread.group.isKilled()) {
            throw new SimulatedCrash();
        }
    }

    /** Lets the running thread wait as code does that can be interrupted. */
    public void pause(long nanos) throws InterruptedException {
        SimulatedThread me = current;
        if (!me.interrupted) {
            sleep(nanos);
        }
        if (me.interrupted) {
            me.interrupted = false;
            throw new InterruptedException("interrupted in virtual time");
        }
    }

    /** Lets a waiting thread go on now. */
    public void wake(SimulatedThread thread) {
        schedule(thread, now);
    }

    /** Interrupts a thread that waits in {@link #pause}, or does so next. */
    public void interrupt(SimulatedThread thread) {
        thread.interrupted = true;
        if (thread != current && living.contains(thread) && thread.deadline == Long.MAX_VALUE) {
            wake(thread);
        }
    }

    /** Ends every thread of a group where it waits. */
    public void kill(SimulatedThreadGroup group) {
        group.kill().stream().filter(thread -> thread != current).forEach(this::wake);
    }

    /** Passes over a long time in which no thread runs. */
    public void leap(long nanos) {
        now += nanos;
    }

    /** Ends all that lives; for the first thread alone. */
    public void end() {
        for (SimulatedThread thread : List.copyOf(living)) {
            kill(thread.group);
        }
        while (!living.isEmpty()) {
            sleep(1);
        }
        ACTING.remove();
    }

    private void schedule(SimulatedThread thread, long time) {
        TimelineEvent former = thread.wakeUp;
        if (former != null) {
            former.cancelled = true;
        }
        TimelineEvent event = new TimelineEvent(time, numbered++, thread, null);
        thread.wakeUp = event;
        events.add(event);
    }

    void live(SimulatedThread thread, Runnable body) {
        ACTING.set(this);
        current = thread;
        try {
            checkAlive(thread);
            body.run();
        } catch (SimulatedCrash killed) {
            // as it should
        } catch (Throwable failure) {
            failures.accept(end(failure));
        }
        ACTING.remove();
        thread.group.remove(thread);
        living.remove(thread);
        next().resume(this);
    }

    private void handOver(SimulatedThread me) {
        SimulatedThread next = next();
        if (next != me) {
            next.resume(this);
            me.awaitTurn();
        }
    }

    /** Lets effects come about until a thread is due. */
    private SimulatedThread next() {
        while (true) {
            TimelineEvent event = events.remove();
            if (!event.cancelled) {
                now = Math.max(now, event.time);
                SimulatedThread due = event.thread;
                if (due == null) {
                    come(event);
                } else if (due.group.frozenUntil() > now) {
                    schedule(due, due.group.frozenUntil());
                } else {
                    due.wakeUp = null;
                    countStep();
                    return due;
                }
            }
        }
    }

    private void come(TimelineEvent event) {
        try {
            Runnable effect = event.effect;
            if (effect != null) {
                effect.run();
            }
        } catch (RuntimeException | Error failure) {
            failures.accept(end(failure));
        }
    }

    private static String end(Throwable failure) {
        StackTraceElement[] where = failure.getStackTrace();
        return "a thread ended with " + failure + (where.length == 0 ? "" : " at " + where[0]);
    }

    private void countStep() {
        if (++steps > MOST_STEPS) {
            throw new IllegalStateException("The history runs in circles at " + now + " ns");
        }
    }
}
