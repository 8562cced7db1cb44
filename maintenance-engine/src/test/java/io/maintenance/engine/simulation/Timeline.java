// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Virtual time. Many actors wait in it, exactly one runs, and whoever waits hands the turn to the one that is due next: so a
 * history is the same each time, and takes no longer than its work.
 */
public final class Timeline {

    static final ExecutorService THREADS = Executors.newCachedThreadPool(Timeline::thread);

    /** In whose time the present thread acts. */
    private static final ThreadLocal<Timeline> ACTING = new ThreadLocal<>();

    /** More than any history needs: who gets here runs in circles. */
    private static final long MOST_STEPS = 20_000_000;

    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final List<Actor> living = new ArrayList<>();
    private final Consumer<String> failures;
    private final Actor driver = new Actor(new Program(), null);
    private Actor current = driver;
    private long now;
    private long numbered;
    private long steps;

    /**
     * Begins, with the calling thread as the first actor.
     *
     * @param failures is told what failed: what ended an actor that should not have ended so, and what was logged as an error
     */
    public Timeline(Consumer<String> failures) {
        this.failures = failures;
        ACTING.set(this);
    }

    /** Tells whoever watches the time in which the present thread acts what failed. Returns false if nobody does. */
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

    /** Lets an effect come about at a time, whoever is alive then. */
    public void at(long time, Runnable effect) {
        events.add(new Event(Math.max(time, now), numbered++, null, effect));
    }

    /** Starts an actor, which goes on when it is due. */
    public Actor start(Program program, Runnable body) {
        Actor actor = new Actor(program, body);
        program.add(actor);
        living.add(actor);
        wake(actor);
        return actor;
    }

    /** Who runs now. */
    public Actor current() {
        return current;
    }

    /** Lets the running actor wait. */
    public void sleep(long nanos) {
        sleepUntil(now + Math.max(nanos, 0));
    }

    /** Lets the running actor wait until a time, or until it is woken. */
    public void sleepUntil(long time) {
        Actor me = current;
        checkAlive(me);
        schedule(me, time);
        handOver(me);
        current = me;
        checkAlive(me);
    }

    private static void checkAlive(Actor actor) {
        if (actor.program.isKilled()) {
            throw new Crash();
        }
    }

    /** Lets the running actor wait as code does that can be interrupted. */
    public void pause(long nanos) throws InterruptedException {
        Actor me = current;
        if (!me.interrupted) {
            sleep(nanos);
        }
        if (me.interrupted) {
            me.interrupted = false;
            throw new InterruptedException("interrupted in virtual time");
        }
    }

    /** Lets a waiting actor go on now. */
    public void wake(Actor actor) {
        schedule(actor, now);
    }

    /** Interrupts an actor that waits in {@link #pause}, or does so next. */
    public void interrupt(Actor actor) {
        actor.interrupted = true;
        if (actor != current && living.contains(actor) && actor.deadline == Long.MAX_VALUE) {
            wake(actor);
        }
    }

    /** Ends every actor of a program where it waits. */
    public void kill(Program program) {
        program.kill().stream().filter(actor -> actor != current).forEach(this::wake);
    }

    /** Passes over a long time in which nobody gets to do anything. */
    public void leap(long nanos) {
        now += nanos;
    }

    /** Ends all that lives; for the first actor alone. */
    public void end() {
        for (Actor actor : List.copyOf(living)) {
            kill(actor.program);
        }
        while (!living.isEmpty()) {
            sleep(1);
        }
        ACTING.remove();
    }

    private void schedule(Actor actor, long time) {
        Event former = actor.wakeUp;
        if (former != null) {
            former.cancelled = true;
        }
        Event event = new Event(time, numbered++, actor, null);
        actor.wakeUp = event;
        events.add(event);
    }

    void live(Actor actor, Runnable body) {
        ACTING.set(this);
        current = actor;
        try {
            checkAlive(actor);
            body.run();
        } catch (Crash killed) {
            // as it should
        } catch (Throwable failure) {
            failures.accept(end(failure));
        }
        ACTING.remove();
        actor.program.remove(actor);
        living.remove(actor);
        next().resume(this);
    }

    private void handOver(Actor me) {
        Actor next = next();
        if (next != me) {
            next.resume(this);
            me.awaitTurn();
        }
    }

    /** Lets effects come about until an actor is due. */
    private Actor next() {
        while (true) {
            Event event = events.remove();
            if (!event.cancelled) {
                now = Math.max(now, event.time);
                Actor due = event.actor;
                if (due == null) {
                    come(event);
                } else if (due.program.frozenUntil() > now) {
                    schedule(due, due.program.frozenUntil());
                } else {
                    due.wakeUp = null;
                    countStep();
                    return due;
                }
            }
        }
    }

    private void come(Event event) {
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
        return "an actor ended with " + failure + (where.length == 0 ? "" : " at " + where[0]);
    }

    private void countStep() {
        if (++steps > MOST_STEPS) {
            throw new IllegalStateException("The history runs in circles at " + now + " ns");
        }
    }
}
