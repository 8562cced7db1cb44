// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.knowledge;

import io.maintenance.MaintenanceEvent;
import io.maintenance.MaintenanceEvent.Cause;
import io.maintenance.MaintenanceSnapshot;
import io.maintenance.ScopeStatus;
import io.maintenance.Subscription;
import io.maintenance.engine.platform.EngineLog;
import io.maintenance.engine.platform.EngineThreads;
import io.maintenance.engine.view.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells listeners each transition and each snapshot once, in order, on a thread of its own and outside any lock. Its thread exists only once there
 * is a listener, and also wakes when a window begins or ends. Thread-safe.
 */
public final class EventDispatcher implements AutoCloseable {

    /** How long the thread sleeps at most while a window is pending: the wall clock may be set meanwhile. */
    private static final Duration LONGEST_NAP = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final List<Consumer<MaintenanceEvent>> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<MaintenanceSnapshot>> followers = new CopyOnWriteArrayList<>();
    private final Object lock = new Object();
    private final Queue<Delivery<?>> queue = new ArrayDeque<>();
    private final TransitionDetector transitions = new TransitionDetector();
    private @Nullable Snapshot current;
    private @Nullable Thread thread;
    private boolean closed;

    EventDispatcher(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Registers a listener of transitions.
     *
     * @param latest the snapshot of now, asked for under the lock so that no change falls in between
     */
    public Subscription subscribe(Consumer<MaintenanceEvent> listener, Supplier<Snapshot> latest) {
        return register(event -> listener.accept(event), listeners, latest);
    }

    /**
     * Registers a listener of snapshots.
     *
     * @param latest the snapshot of now, asked for under the lock so that no change falls in between
     */
    public Subscription follow(Consumer<MaintenanceSnapshot> listener, Supplier<Snapshot> latest) {
        return register(snapshot -> listener.accept(snapshot), followers, latest);
    }

    private <T> Subscription register(Consumer<T> registered, List<Consumer<T>> registry, Supplier<Snapshot> latest) {
        synchronized (lock) {
            if (thread == null && !closed) {
                Snapshot snapshot = latest.get();
                current = snapshot;
                transitions.since(snapshot, clock.instant());
                thread = EngineThreads.daemon("events", this::run);
                thread.start();
            }
            registry.add(registered);
        }
        return () -> registry.remove(registered);
    }

    /** Compares a new snapshot with what was told last. */
    void observe(Snapshot snapshot, Cause cause) {
        synchronized (lock) {
            if (thread != null) {
                enqueue(Objects.requireNonNull(current), Cause.TIME); // not this change's doing, if only just now
                current = snapshot;
                queue.add(new Delivery<>(snapshot, "snapshot " + snapshot.version(), followers));
                enqueue(snapshot, cause);
                lock.notifyAll();
            }
        }
    }

    private void enqueue(Snapshot snapshot, Cause cause) {
        for (MaintenanceEvent event : transitions.advance(snapshot, clock.instant(), cause)) {
            queue.add(new Delivery<>(event, name(event.after()), listeners));
        }
    }

    private void run() {
        try {
            for (Optional<Delivery<?>> next = take(); next.isPresent(); next = take()) {
                next.get().tell();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for what is to be told next; empty once closed. */
    private Optional<Delivery<?>> take() throws InterruptedException {
        synchronized (lock) {
            while (!closed && queue.isEmpty()) {
                Snapshot snapshot = Objects.requireNonNull(current);
                enqueue(snapshot, Cause.TIME);
                if (queue.isEmpty()) {
                    lock.wait(nap());
                }
            }
            return closed ? Optional.empty() : Optional.of(queue.remove());
        }
    }

    private long nap() {
        Instant next = transitions.next();
        if (next == null) {
            return 0;
        }
        long millis = Duration.between(clock.instant(), next).toMillis();
        return Math.min(Math.max(millis, 1), LONGEST_NAP.toMillis());
    }

    private static String name(ScopeStatus status) {
        return status.scope() + (status.on() ? " on" : " off");
    }

    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            lock.notifyAll();
            if (thread != null && thread != Thread.currentThread()) { // a listener may hang
                thread.interrupt();
            }
        }
    }

    /**
     * What is to be told to those who were listening when it happened.
     *
     * @param name what it is, for the log
     * @param registry who listens now: one may have been closed while this waited
     */
    private record Delivery<T>(T told, String name, List<Consumer<T>> registry, List<Consumer<T>> listening) {

        Delivery(T told, String name, List<Consumer<T>> registry) {
            this(told, name, registry, List.copyOf(registry));
        }

        void tell() {
            listening.stream().filter(registry::contains).forEach(this::tell);
        }

        private void tell(Consumer<T> listener) {
            try {
                listener.accept(told);
            } catch (RuntimeException | Error harmless) {
                EngineLog.LOGGER.log(System.Logger.Level.WARNING, "A listener failed on " + name, harmless);
            }
            if (Thread.interrupted()) {
                EngineLog.LOGGER.log(System.Logger.Level.DEBUG, "A listener was interrupted on {0}", name);
            }
        }
    }
}
