// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.node;

import io.maintenance.MaintenanceEvent.Cause;
import io.maintenance.engine.knowledge.FlagFile;
import io.maintenance.engine.knowledge.Memory;
import io.maintenance.engine.knowledge.NodeContext;
import io.maintenance.engine.store.KeeperLease;
import io.maintenance.engine.store.Reading;
import io.maintenance.engine.store.Store;
import io.maintenance.engine.store.Stores;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The life of one command: reads each store once, and writes nothing by itself. What a fallback says that nobody has tended for
 * long, or that was kept beside another primary store, is not believed.
 */
final class OneShotLife implements Life {

    private final NodeContext context;
    private final Stores stores;
    private final Memory memory;
    private final FlagFile flagFile;
    private final KeeperLease lease;
    private final FirstContact contact;

    OneShotLife(NodeContext context, FirstContact contact) {
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

    private void synchronize(Supplier<Optional<Reading>> primary) {
        Optional<Reading> local = stores.fallback().flatMap(Store::tryRead).filter(this::isBelieved);
        local.ifPresent(reading -> memory.update(known -> known.learnFallback(reading), Cause.REMOTE_CHANGE));
        primary.get()
                .ifPresent(
                        reading -> memory.update(known -> context.learnPrimary(known, reading), Cause.REMOTE_CHANGE));
    }

    private boolean isBelieved(Reading reading) {
        return lease.of(reading).isBelieved();
    }

    @Override
    public void beforeChange() {}

    @Override
    public void afterChange() {}

    @Override
    public void close() {}
}
