// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.node;

import io.maintenance.engine.knowledge.FlagFile;
import io.maintenance.engine.knowledge.NodeContext;
import io.maintenance.engine.knowledge.NodeMemory;
import io.maintenance.engine.store.KeeperLease;
import io.maintenance.engine.store.NodeStores;
import io.maintenance.engine.store.Store;
import io.maintenance.engine.store.StoreReading;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The lifecycle of a one-shot command: reads each store once, and writes nothing by itself. A fallback that was not tended for
 * long, or was kept beside another primary store, is not believed.
 */
final class OneShotLifecycle implements NodeLifecycle {

    private final NodeContext context;
    private final NodeStores stores;
    private final NodeMemory memory;
    private final FlagFile flagFile;
    private final KeeperLease lease;
    private final InitialStoreRead contact;

    OneShotLifecycle(NodeContext context, InitialStoreRead contact) {
        this.context = context;
        this.stores = context.stores();
        this.memory = context.memory();
        this.flagFile = context.flagFile();
        this.lease = context.lease();
        this.contact = contact;
    }

    @Override
    public void begin() {
        flagFile.look();
        synchronize(contact::read);
    }

    @Override
    public void synchronize() {
        synchronize(stores.primary()::tryRead);
    }

    private void synchronize(Supplier<Optional<StoreReading>> primary) {
        Optional<StoreReading> local = stores.fallback().flatMap(Store::tryRead).filter(this::isBelieved);
        local.ifPresent(reading -> memory.learn(reading, known -> known.learnFallback(reading)));
        primary.get().ifPresent(reading -> memory.learn(reading, known -> context.learnPrimary(known, reading)));
    }

    private boolean isBelieved(StoreReading reading) {
        return lease.state(reading).isBelieved();
    }

    @Override
    public void beforeChange() {}

    @Override
    public void afterChange() {}

    @Override
    public void close() {}
}
