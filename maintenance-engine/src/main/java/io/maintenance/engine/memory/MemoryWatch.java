// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.memory;

import io.maintenance.spi.Watch;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * A subscription to the writes of others. Nothing can be lost from memory, so that it is complete until it is closed.
 */
final class MemoryWatch implements Watch {

    private static final Logger LOG = System.getLogger("io.maintenance");

    private final MemoryStore store;
    private final MemoryBackend owner;
    private final Runnable hint;
    private volatile boolean open = true;

    MemoryWatch(MemoryStore store, MemoryBackend owner, Runnable hint) {
        this.store = store;
        this.owner = owner;
        this.hint = hint;
    }

    MemoryBackend owner() {
        return owner;
    }

    void hint() {
        if (!open) {
            return;
        }
        try {
            hint.run();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.WARNING, "A hint of a store in memory failed; the write it told of is done", e);
        }
    }

    @Override
    public boolean isComplete() {
        return open;
    }

    @Override
    public void close() {
        open = false;
        store.remove(this);
    }
}
