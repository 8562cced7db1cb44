// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.knowledge;

import io.maintenance.Activation;
import io.maintenance.MaintenanceEvent.Cause;
import io.maintenance.MaintenanceMode;
import io.maintenance.UnknownPolicy;
import io.maintenance.engine.state.State;
import io.maintenance.engine.view.Snapshot;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What this node knows, and the snapshot that questions read. Writers take turns; readers take no lock. Thread-safe.
 */
@SuppressWarnings("ReferenceEquality") // snapshots and changes are told apart by instance
public final class NodeMemory {

    /** The holder that stands for the emergency flag file. */
    static final String FLAG_FILE = "flag-file";

    /** The holder that stands for the policy while nothing is known. */
    static final String ON_UNKNOWN = "on-unknown";

    private final InstantSource clock;
    private final UnknownPolicy onUnknown;
    private final EventDispatcher dispatcher;
    private final @Nullable Path flagFile;
    private final Object change = new Object();
    private final List<State> expected = new ArrayList<>();
    private final UndeliveredChanges undelivered = new UndeliveredChanges();
    private Knowledge knowledge = new Knowledge(State.EMPTY, false, false, null);
    private volatile Snapshot snapshot;
    private Consumer<Snapshot> follower = any -> {};

    /**
     * Creates a memory that knows nothing.
     *
     * @param flagFile where the emergency flag file would be, for messages
     */
    NodeMemory(InstantSource clock, UnknownPolicy onUnknown, EventDispatcher dispatcher, @Nullable Path flagFile) {
        this.clock = clock;
        this.flagFile = flagFile;
        this.onUnknown = onUnknown;
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
        synchronized (change) {
            Knowledge before = knowledge;
            knowledge = learn.apply(before);
            if (!knowledge.looksLike(before)) {
                snapshot = compile(knowledge, snapshot);
                follower.accept(snapshot);
                dispatcher.observe(
                        snapshot, isExpected(before.state(), knowledge.state()) ? Cause.LOCAL_CHANGE : cause);
                change.notifyAll();
            }
        }
    }

    /** Notes that a change of this instance is being stored: should it be read back first, it still was made here. */
    public void expect(State delta) {
        synchronized (change) {
            expected.add(delta);
        }
    }

    /** Notes that a change is stored, or was given up. */
    public void expectNoMore(State delta) {
        synchronized (change) {
            expected.removeIf(each -> each == delta);
        }
    }

    private boolean isExpected(State before, State after) {
        return expected.stream().anyMatch(delta -> after.includes(delta) && !before.includes(delta));
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
