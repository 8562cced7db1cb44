// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import io.maintenance.ActivationSpec;
import io.maintenance.Change;
import io.maintenance.MaintenanceScope;
import io.maintenance.ScopeStatus;
import java.util.function.Consumer;

/**
 * A maintenance that lasts as long as some work.
 *
 * @param scope what is in maintenance
 * @param holder who keeps it on
 * @param on what became of turning it on
 */
record Holding(MaintenanceScope scope, String holder, Change on) {

    private static final String HOLDER = "run";

    /** Turns it on under a name. */
    static Holding named(String holder, MaintenanceScope scope, Consumer<ActivationSpec> spec) {
        return new Holding(scope, holder, scope.enable(spec.andThen(more -> more.holder(holder))));
    }

    /**
     * Turns it on under the first name that nobody uses: {@code run}, {@code run-2} and so on, so that none turns it off for
     * another. Of two who take one at once the second sees that the other was there; it leaves it the name, and takes the next.
     */
    static Holding unshared(MaintenanceScope scope, Consumer<ActivationSpec> spec) {
        int number = 1;
        while (true) {
            String holder = number == 1 ? HOLDER : HOLDER + "-" + number;
            number++;
            if (!isUsed(scope, holder, scope.status())) {
                Holding holding = named(holder, scope, spec);
                if (!holding.isShared()) {
                    return holding;
                }
            }
        }
    }

    /** Tells whether somebody had turned it on under the same name. */
    boolean isShared() {
        return isUsed(scope, holder, on.before());
    }

    /** Turns it off. */
    Change end() {
        return scope.disable(holder);
    }

    private static boolean isUsed(MaintenanceScope scope, String holder, ScopeStatus status) {
        return status.activations().stream()
                .anyMatch(each -> each.on()
                        && each.holder().equals(holder)
                        && each.scope().equals(scope.name()));
    }
}
