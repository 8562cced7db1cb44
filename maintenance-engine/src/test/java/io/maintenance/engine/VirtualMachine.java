// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine;

import io.maintenance.engine.simulation.Actor;
import io.maintenance.engine.simulation.Process;
import io.maintenance.engine.simulation.Timeline;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What surrounds a node of the simulation: virtual time, and actors in place of threads. */
final class VirtualMachine implements Surroundings {

    private final Timeline timeline;
    private final InstantSource clock;
    private final DoubleSupplier chance;
    private final Function<Runnable, Actor> starting;

    VirtualMachine(Process process) {
        this(process.timeline(), process::now, process.chance("engine")::fraction, process::start);
    }

    /**
     * Creates a machine.
     *
     * @param chance says numbers from 0 (included) to 1 (excluded)
     * @param starting starts an actor
     */
    VirtualMachine(Timeline timeline, InstantSource clock, DoubleSupplier chance, Function<Runnable, Actor> starting) {
        this.timeline = timeline;
        this.clock = clock;
        this.chance = chance;
        this.starting = starting;
    }

    @Override
    public InstantSource clock() {
        return clock;
    }

    @Override
    public long nanoTime() {
        return timeline.now();
    }

    @Override
    public double random() {
        return chance.getAsDouble();
    }

    @Override
    public void pause(Duration duration) throws InterruptedException {
        timeline.pause(duration.toNanos());
    }

    @Override
    public Lane lane(String name) {
        return new VirtualLane(timeline);
    }

    @Override
    public Running start(String name, Runnable task) {
        Actor actor = starting.apply(task);
        return () -> timeline.interrupt(actor);
    }

    @Override
    public Signal signal() {
        return new VirtualSignal();
    }

    @Override
    public Lock lock() {
        return new PatientLock();
    }

    private final class VirtualSignal implements Signal {

        private boolean raised;
        private @Nullable Actor waiting;

        @Override
        public void raise() {
            raised = true;
            if (waiting != null) {
                timeline.wake(waiting);
            }
        }

        @Override
        public boolean await(Duration atMost) throws InterruptedException {
            if (!raised) {
                waiting = timeline.current();
                try {
                    timeline.pause(atMost.toNanos());
                } finally {
                    waiting = null;
                }
            }
            boolean was = raised;
            raised = false;
            return was;
        }
    }

    /** Waits without holding up the one thread that would unlock it. */
    private final class PatientLock extends ReentrantLock {

        private static final long serialVersionUID = 1L;

        @Override
        public void lock() {
            while (!tryLock()) {
                timeline.sleep(1_000_000);
            }
        }
    }
}
