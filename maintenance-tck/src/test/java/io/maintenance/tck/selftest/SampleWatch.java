// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.selftest;

import io.maintenance.spi.Watch;

/** A watch that keeps every rule. */
class SampleWatch implements Watch, Runnable {

    final SampleBackend backend;
    private final Runnable hint;
    private volatile boolean open = true;

    SampleWatch(SampleBackend backend, Runnable hint) {
        this.backend = backend;
        this.hint = hint;
        backend.server.subscribe(this);
    }

    @Override
    public void run() {
        if (!open) {
            return;
        }
        try {
            hint.run();
        } catch (RuntimeException | Error expected) {
            return; // the subscription goes on
        }
    }

    @Override
    public boolean isComplete() {
        return open && backend.reachable && backend.server.up && !backend.server.hung;
    }

    @Override
    public void close() {
        open = false;
        backend.server.unsubscribe(this);
    }
}
