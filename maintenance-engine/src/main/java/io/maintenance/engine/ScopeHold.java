// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine;

import io.maintenance.Activation;
import io.maintenance.MaintenanceHold;
import io.maintenance.MaintenanceScope;
import java.util.concurrent.atomic.AtomicBoolean;

/** A hold on one scope. */
final class ScopeHold implements MaintenanceHold {

    private final MaintenanceScope scope;
    private final Activation activation;
    private final AtomicBoolean over = new AtomicBoolean();

    ScopeHold(MaintenanceScope scope, Activation activation) {
        this.scope = scope;
        this.activation = activation;
    }

    @Override
    public Activation activation() {
        return activation;
    }

    @Override
    public void keep() {
        over.set(true);
    }

    @Override
    public void close() {
        if (over.compareAndSet(false, true)) {
            try {
                scope.disable(activation.holder());
            } catch (RuntimeException stillOn) {
                over.set(false); // so that it can be tried again
                throw stillOn;
            }
        }
    }
}
