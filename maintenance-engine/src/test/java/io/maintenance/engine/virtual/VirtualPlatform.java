// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.virtual;

import io.maintenance.engine.platform.CallExecutor;
import io.maintenance.engine.platform.Platform;
import io.maintenance.engine.platform.Signal;
import io.maintenance.engine.platform.TaskHandle;
import io.maintenance.engine.simulation.SimulatedProcess;
import io.maintenance.engine.simulation.SimulatedThread;
import io.maintenance.engine.simulation.Timeline;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What surrounds a node of the simulation: virtual time, and simulated threads. */
final class VirtualPlatform implements Platform {

    private final Timeline timeline;
    private final InstantSource clock;
    private final DoubleSupplier random;
    private final Function<Runnable, SimulatedThread> starting;

    VirtualPlatform(SimulatedProcess process) {
        this(process.timeline(), process::now, process.random("engine")::fraction, process::start);
    }

    /**
     * Creates a machine.
     *
     * @param random says numbers from 0 (included) to 1 (excluded)
     * @param starting starts a thread
     */
    VirtualPlatform(
            Timeline timeline,
            InstantSource clock,
            DoubleSupplier random,
            Function<Runnable, SimulatedThread> starting) {
        this.timeline = timeline;
        this.clock = clock;
        this.random = random;
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
        return random.getAsDouble();
    }

    @Override
    public void pause(Duration duration) throws InterruptedException {
        timeline.pause(duration.toNanos());
    }

    @Override
    public CallExecutor callExecutor(String name) {
        return new VirtualCallExecutor(timeline);
    }

    @Override
    public TaskHandle start(String name, Runnable task) {
        SimulatedThread thread = starting.apply(task);
        return () -> timeline.interrupt(thread);
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
        private @Nullable SimulatedThread waiting;

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
