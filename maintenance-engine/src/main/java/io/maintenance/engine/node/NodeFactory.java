// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.node;

import io.maintenance.engine.change.ChangeExecutor;
import io.maintenance.engine.change.ChangeWriter;
import io.maintenance.engine.codec.KeeperNote;
import io.maintenance.engine.knowledge.NodeContext;
import io.maintenance.engine.replica.FallbackKeeper;
import io.maintenance.engine.replica.SuspendDetector;
import io.maintenance.engine.replica.Synchronizer;
import io.maintenance.engine.state.State;
import io.maintenance.engine.store.NodeStores;
import io.maintenance.engine.store.StoreReading;
import io.maintenance.spi.BackendException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Puts nodes together.
 *
 * @param context what the parts of the node share
 * @param waitStore how long a change is tried while the primary store fails
 */
public record NodeFactory(NodeContext context, Duration waitStore) {

    /** Returns a node that keeps its stores converged: it believes what it remembers, and is its own keeper. */
    public Node replica() {
        NodeStores stores = context.stores();
        stores.all().forEach(store -> store.log().begin());
        SuspendDetector sleep = new SuspendDetector(context.platform().clock());
        FallbackKeeper keeper = stores.fallback()
                .map(store -> new FallbackKeeper(context, store, sleep))
                .orElse(null);
        NodeLifecycle lifecycle = new ReplicaLifecycle(context, new Synchronizer(context, sleep), keeper);
        ChangeExecutor.KeeperLookup keepers = reading -> keeper == null ? Optional.empty() : keeper.noteFor(reading);
        return new Node(context, lifecycle, changes(UnaryOperator.identity(), keepers, Optional::empty));
    }

    /** Returns a node for one command: it writes nothing but its own changes, and leaves them only with a keeper that is there. */
    public Node oneShot() {
        InitialStoreRead contact = new InitialStoreRead(context.stores().primary(), context.platform());
        ChangeExecutor changes = changes(remembered -> State.EMPTY, this::noteOfAnother, contact::failure);
        return new Node(context, new OneShotLifecycle(context, contact), changes);
    }

    /** Returns the note as a command finds it, if whoever wrote it is there to deliver a change. */
    private Optional<KeeperNote> noteOfAnother(StoreReading fallback) {
        return context.lease().live(fallback);
    }

    private ChangeExecutor changes(
            UnaryOperator<State> remembered,
            ChangeExecutor.KeeperLookup keepers,
            Supplier<Optional<BackendException>> unanswered) {
        return new ChangeExecutor(context, new ChangeWriter(context, remembered), waitStore, keepers, unanswered);
    }
}
