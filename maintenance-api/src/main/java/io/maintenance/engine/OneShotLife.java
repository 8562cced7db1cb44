// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine;

import io.maintenance.MaintenanceEvent.Cause;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The life of one command: reads each store once, and writes nothing by itself. What a fallback says that nobody has tended for
 * long is not believed.
 */
final class OneShotLife implements Life {

    private final Stores stores;
    private final Memory memory;
    private final FlagFile flagFile;
    private final InstantSource clock;

    OneShotLife(Stores stores, Memory memory, FlagFile flagFile, InstantSource clock) {
        this.stores = stores;
        this.memory = memory;
        this.flagFile = flagFile;
        this.clock = clock;
    }

    @Override
    public void begin() {
        flagFile.look();
        synchronize();
    }

    @Override
    public void synchronize() {
        Optional<Reading> local = stores.fallback().flatMap(Store::tryRead).filter(this::isRemembered);
        local.ifPresent(reading -> memory.update(known -> known.learnFallback(reading), Cause.REMOTE_CHANGE));
        stores.primary()
                .tryRead()
                .ifPresent(reading -> memory.update(known -> known.learnPrimary(reading), Cause.REMOTE_CHANGE));
    }

    private boolean isRemembered(Reading reading) {
        return reading.keeper()
                .filter(keeper -> Keeping.isRemembered(keeper.at(), clock.instant()))
                .isPresent();
    }

    @Override
    public void beforeChange() {}

    @Override
    public void afterChange() {}

    @Override
    public void close() {}
}
