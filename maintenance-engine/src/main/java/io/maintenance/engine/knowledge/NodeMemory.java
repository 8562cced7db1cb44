// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.knowledge;

import io.maintenance.Activation;
import io.maintenance.MaintenanceEvent.Cause;
import io.maintenance.MaintenanceMode;
import io.maintenance.UnknownPolicy;
import io.maintenance.engine.config.Settings;
import io.maintenance.engine.state.State;
import io.maintenance.engine.store.StoreReading;
import io.maintenance.engine.view.Snapshot;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What this node knows, and the snapshot that questions read. Writers take turns; readers take no lock. Thread-safe.
 */
@SuppressWarnings("ReferenceEquality") // snapshots are told apart by instance
public final class NodeMemory {

    /** The holder that stands for the emergency flag file. */
    static final String FLAG_FILE = "flag-file";

    /** The holder that stands for the policy while nothing is known. */
    static final String ON_UNKNOWN = "on-unknown";

    private final String writer;
    private final InstantSource clock;
    private final UnknownPolicy onUnknown;
    private final EventDispatcher dispatcher;
    private final @Nullable Path flagFile;
    private final Object change = new Object();
    private final UndeliveredChanges undelivered = new UndeliveredChanges();
    private Knowledge knowledge = new Knowledge(State.EMPTY, false, false, null);
    private volatile Snapshot snapshot;
    private Consumer<Snapshot> follower = any -> {};

    /**
     * Creates a memory that knows nothing.
     *
     * @param writer who this node is in stamps
     * @param settings for what is answered while nothing is known, and where the emergency flag file would be
     */
    NodeMemory(String writer, Settings settings, InstantSource clock, EventDispatcher dispatcher) {
        this.writer = writer;
        this.clock = clock;
        this.flagFile = settings.flagFile();
        this.onUnknown = settings.onUnknown();
        this.dispatcher = dispatcher;
        this.snapshot = compile(knowledge, null);
    }

    public Snapshot snapshot() {
        return snapshot;
    }

    public Knowledge knowledge() {
        synchronized (change) {
            return knowledge;
        }
    }

    public UndeliveredChanges undelivered() {
        return undelivered;
    }

    @Nullable
    public Path flagFile() {
        return flagFile;
    }

    /** Hands each snapshot to a follower, this one included, in the order of their versions. The last follower counts. */
    public void follow(Consumer<Snapshot> newFollower) {
        synchronized (change) {
            follower = newFollower;
            follower.accept(snapshot);
        }
    }

    /** Changes what is known and, if that made a difference, publishes a new snapshot. */
    public void update(UnaryOperator<Knowledge> learn, Cause cause) {
        publish(learn, before -> cause);
    }

    /**
     * Changes what is known by what a store said and, if that made a difference, publishes a new snapshot. A change that bears a
     * stamp of this node was made here, also if it is read back before the store has acknowledged it.
     */
    public void learn(StoreReading reading, UnaryOperator<Knowledge> learn) {
        publish(
                learn,
                before -> before.lacksChangeOf(writer, reading.state()) ? Cause.LOCAL_CHANGE : Cause.REMOTE_CHANGE);
    }

    private void publish(UnaryOperator<Knowledge> learn, Function<State, Cause> cause) {
        synchronized (change) {
            Knowledge before = knowledge;
            knowledge = learn.apply(before);
            if (!knowledge.looksLike(before)) {
                snapshot = compile(knowledge, snapshot);
                follower.accept(snapshot);
                dispatcher.observe(snapshot, cause.apply(before.state()));
                change.notifyAll();
            }
        }
    }

    /** Returns what would be seen if the state had this too. */
    public Snapshot preview(State delta) {
        synchronized (change) {
            return compile(knowledge.learnChange(delta), snapshot);
        }
    }

    /** Waits until a snapshot is published, or for {@code nanos} at most. */
    public void awaitUpdate(Snapshot seen, long nanos) throws InterruptedException {
        synchronized (change) {
            if (snapshot == seen) {
                TimeUnit.NANOSECONDS.timedWait(change, nanos);
            }
        }
    }

    private Snapshot compile(Knowledge knowledge, @Nullable Snapshot former) {
        List<Activation> local = new ArrayList<>();
        Instant flagged = knowledge.flaggedSince();
        if (!knowledge.known() && onUnknown == UnknownPolicy.CLOSED) {
            local.add(local(ON_UNKNOWN, "No store could be read, and nothing is known", clock.instant()));
        }
        if (flagged != null) {
            local.add(local(FLAG_FILE, "The emergency flag file of this node is there", flagged));
        }
        return Snapshot.compile(knowledge.state(), !knowledge.known(), local, former);
    }

    private static Activation local(String holder, String reason, Instant since) {
        return Activation.builder(MaintenanceMode.GLOBAL, holder, since)
                .on(true)
                .reason(reason)
                .by("this node")
                .build();
    }
}
