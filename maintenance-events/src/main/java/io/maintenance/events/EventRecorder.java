// SPDX-License-Identifier: Apache-2.0
package io.maintenance.events;

import io.maintenance.MaintenanceMode;
import io.maintenance.MaintenanceSnapshot;
import io.maintenance.Subscription;
import io.maintenance.events.change.EventType;
import io.maintenance.events.change.HealthTracker;
import io.maintenance.events.change.StateTracker;
import io.maintenance.events.log.EventEntry;
import io.maintenance.spi.support.DaemonThreads;
import io.maintenance.spi.support.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A thread that turns what a switch does into events, and hands them to sinks. Listeners of the switch do not wait for it: what it
 * cannot follow with is merged into what it sees next.
 */
final class EventRecorder implements AutoCloseable {

    /** How often the time and the stores are looked at. */
    private static final Duration PULSE = Duration.ofSeconds(1);

    private static final Duration LAST_LOOK = Duration.ofSeconds(2);
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final int MOST_WAITING = 10_000;

    private static final System.Logger LOG = System.getLogger(EventRecorder.class.getName());

    private final MaintenanceMode maintenance;
    private final InstantSource clock;
    private final List<EventSink> sinks;
    private final String namespace;
    private final BlockingQueue<Observation> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Subscription subscription;
    private final StateTracker state;
    private final HealthTracker health;
    private final Thread thread;
    private long seen;
    private volatile @Nullable Deadline closing;

    /** What was seen; without a snapshot a reason to look at the time. */
    private record Observation(Optional<MaintenanceSnapshot> snapshot, Instant time) {}

    EventRecorder(MaintenanceMode maintenance, InstantSource clock, List<EventSink> sinks) {
        this.maintenance = maintenance;
        this.clock = clock;
        this.sinks = List.copyOf(sinks);
        this.namespace = maintenance.health().namespace();
        this.subscription = maintenance.onSnapshot(each -> waiting.offer(new Observation(Optional.of(each), now())));
        MaintenanceSnapshot present = maintenance.snapshot();
        this.seen = present.version();
        this.state = new StateTracker(present, now());
        this.health = new HealthTracker(maintenance.health());
        this.thread = DaemonThreads.create("maintenance-event-recorder", this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        tell(List.of(new EventEntry(EventType.RECORDING_STARTED.label(), now(), beginning())));
        try {
            while (!isDone()) {
                look(waiting.poll(PULSE.toMillis(), TimeUnit.MILLISECONDS));
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        look(new Observation(Optional.of(maintenance.snapshot()), now()));
        tell(List.of(new EventEntry(EventType.RECORDING_STOPPED.label(), now(), Map.of())));
    }

    /** Once it is to end, it waits a little for the snapshots that are on their way. */
    private boolean isDone() {
        Deadline end = closing;
        return end != null && (end.isOver() || seen >= maintenance.snapshot().version());
    }

    private void look(@Nullable Observation observation) {
        try {
            Instant now = observation == null ? now() : observation.time();
            List<EventEntry> events =
                    observation == null || observation.snapshot().isEmpty()
                            ? state.advance(now)
                            : advance(observation.snapshot().get(), now);
            tell(events);
            tell(health.advance(maintenance.health(), now));
        } catch (RuntimeException bug) {
            LOG.log(System.Logger.Level.ERROR, "An event was not recorded", bug);
        }
    }

    private List<EventEntry> advance(MaintenanceSnapshot snapshot, Instant now) {
        if (snapshot.version() <= seen) {
            return state.advance(now);
        }
        seen = snapshot.version();
        return state.advance(snapshot, now);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private Map<String, Object> beginning() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("process", ProcessHandle.current().pid());
        fields.put("present", state.present());
        return fields;
    }

    private void tell(List<EventEntry> events) {
        for (EventEntry event : events) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("namespace", namespace);
            fields.putAll(event.fields());
            EventEntry told = new EventEntry(event.type(), event.time(), fields);
            for (EventSink sink : sinks) {
                told = sink.accept(told);
            }
        }
    }

    /** Lets what has happened be told, and ends. It waits some seconds at most. */
    @Override
    public void close() {
        if (closing == null) {
            closing = Deadline.in(LAST_LOOK);
        }
        waiting.offer(new Observation(Optional.empty(), now()));
        if (Thread.currentThread() != thread) {
            await();
        }
        subscription.close();
    }

    /** The thread is not interrupted, which would close the file that it writes. */
    private void await() {
        try {
            thread.join(GRACE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
