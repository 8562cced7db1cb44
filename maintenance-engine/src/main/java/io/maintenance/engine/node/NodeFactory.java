// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.node;

import io.maintenance.engine.change.ChangeWriter;
import io.maintenance.engine.change.Changes;
import io.maintenance.engine.codec.KeeperNote;
import io.maintenance.engine.knowledge.NodeContext;
import io.maintenance.engine.replica.FallbackKeeper;
import io.maintenance.engine.replica.SleepWatch;
import io.maintenance.engine.replica.Synchronizer;
import io.maintenance.engine.state.State;
import io.maintenance.engine.store.Reading;
import io.maintenance.engine.store.Stores;
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
        Stores stores = context.stores();
        stores.all().forEach(store -> store.report().begin());
        SleepWatch sleep = new SleepWatch(context.surroundings().clock());
        Optional<FallbackKeeper> keeper = stores.fallback().map(store -> new FallbackKeeper(context, store, sleep));
        Life life = new ReplicaLife(context, new Synchronizer(context, sleep), keeper);
        Changes.Keepers keepers = reading -> keeper.flatMap(each -> each.noteFor(reading));
        return new Node(context, life, changes(UnaryOperator.identity(), keepers, Optional::empty));
    }

    /** Returns a node for one command: it writes nothing but its own changes, and leaves them only with a keeper that is there. */
    public Node oneShot() {
        FirstContact contact = new FirstContact(context.stores().primary(), context.surroundings());
        Changes changes = changes(remembered -> State.EMPTY, this::noteOfAnother, contact::failure);
        return new Node(context, new OneShotLife(context, contact), changes);
    }

    /** Returns the note as a command finds it, if whoever wrote it is there to deliver a change. */
    private Optional<KeeperNote> noteOfAnother(Reading fallback) {
        return context.lease().live(fallback);
    }

    private Changes changes(
            UnaryOperator<State> remembered, Changes.Keepers keepers, Supplier<Optional<BackendException>> unanswered) {
        return new Changes(context, new ChangeWriter(context, remembered), waitStore, keepers, unanswered);
    }
}
