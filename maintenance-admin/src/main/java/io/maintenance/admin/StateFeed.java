// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin;

import io.maintenance.MaintenanceMode;
import io.maintenance.Subscription;
import io.maintenance.admin.json.JsonWriter;
import io.maintenance.spi.support.DaemonThreads;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells listeners the state: at once, and whenever it is another. Each snapshot wakes it; windows and stores it sees when it looks, four
 * times a second, at what is in memory. Only while somebody listens it has a thread. Thread-safe.
 */
final class StateFeed implements AutoCloseable {

    /** A listener costs a connection, so that a client in a loop must not take them all. */
    static final int MOST_LISTENERS = 100;

    static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private static final System.Logger LOG = System.getLogger(StateFeed.class.getName());
    private static final long LOOK_MILLIS = 250;
    private static final long THREAD_SECONDS = 5;

    private final MaintenanceMode maintenance;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private final ScheduledThreadPoolExecutor timer;
    private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
    private @Nullable StateView view;
    private @Nullable StateEvent latest;
    private long lastBeat;
    private @Nullable ScheduledFuture<?> looking;
    private @Nullable Subscription subscription;
    private boolean closed;

    StateFeed(MaintenanceMode maintenance, InstantSource clock, LongSupplier nanos) {
        this.maintenance = maintenance;
        this.clock = clock;
        this.nanos = nanos;
        this.timer = new ScheduledThreadPoolExecutor(1, DaemonThreads.named("maintenance-admin-events"));
        timer.setRemoveOnCancelPolicy(true);
        timer.setKeepAliveTime(THREAD_SECONDS, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
    }

    /** Opens a stream, which begins with the state of now and ends as soon as it is no longer granted. */
    EventStream open(BooleanSupplier grant) {
        EventStream stream = new EventStream(grant, this::remove);
        synchronized (this) {
            if (closed) {
                throw new ProblemException(503, "closed", "this server is stopping");
            }
            if (streams.size() >= MOST_LISTENERS) {
                throw full();
            }
            streams.add(stream);
            if (looking == null) {
                lastBeat = nanos.getAsLong();
                looking = timer.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
                subscription = maintenance.onSnapshot(changed -> look());
            }
        }
        stream.offer(latest());
        return stream;
    }

    /** Looks whether there is something to tell. */
    void look() {
        try {
            StateEvent event = latest();
            boolean beat = isTimeToBeat();
            for (EventStream stream : streams) {
                if (stream.isGranted()) {
                    tell(stream, event, beat);
                } else {
                    stream.close();
                }
            }
        } catch (RuntimeException bug) { // or nobody is told anything any more
            LOG.log(System.Logger.Level.ERROR, "The listeners of the admin API could not be told the state", bug);
        }
    }

    /** Ends all streams. Idempotent. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        List.copyOf(streams).forEach(EventStream::close);
        timer.shutdown();
    }

    /** Returns what somebody is told for whom there is no room. */
    static ProblemException full() {
        return new ProblemException(
                503,
                "too-many-listeners",
                "too many clients listen already: close one, or ask for the state now and then");
    }

    private static void tell(EventStream stream, StateEvent event, boolean beat) {
        try {
            stream.offer(event);
            if (beat) {
                stream.beat();
            }
        } catch (RuntimeException gone) { // its adapter failed, which is nothing to the others
            stream.close();
        }
    }

    private synchronized StateEvent latest() {
        StateView known = view;
        StateEvent event = latest;
        if (known == null || event == null || !known.isCurrent(maintenance, clock.instant())) {
            known = StateView.of(maintenance, clock.instant());
            event = next(known, event);
            view = known;
            latest = event;
        }
        return event;
    }

    /** What is said again in the same words is not told again. */
    private static StateEvent next(StateView view, @Nullable StateEvent before) {
        EntityTag tag = view.tag();
        return before != null && before.tag().equals(tag)
                ? before
                : StateEvent.of(before == null ? 0 : before.number() + 1, tag, JsonWriter.line(view.document()));
    }

    private synchronized boolean isTimeToBeat() {
        long now = nanos.getAsLong();
        boolean due = now - lastBeat >= HEARTBEAT.toNanos();
        lastBeat = due ? now : lastBeat;
        return due;
    }

    private synchronized void remove(EventStream stream) {
        streams.remove(stream);
        if (streams.isEmpty() && looking != null && subscription != null) {
            looking.cancel(false);
            subscription.close();
            looking = null;
            subscription = null;
        }
    }
}
