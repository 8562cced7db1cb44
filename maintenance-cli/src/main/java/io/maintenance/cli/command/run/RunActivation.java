// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command.run;

import io.maintenance.ActivationSpec;
import io.maintenance.ChangeResult;
import io.maintenance.MaintenanceScope;
import io.maintenance.ScopeStatus;
import java.util.function.Consumer;

/**
 * The activation that {@code run} holds while its command runs.
 *
 * @param scope the scope in maintenance
 * @param holder its holder
 * @param result the result of turning it on
 */
record RunActivation(MaintenanceScope scope, String holder, ChangeResult result) {

    private static final String HOLDER = "run";

    /** Turns maintenance on for a given holder. */
    static RunActivation named(String holder, MaintenanceScope scope, Consumer<ActivationSpec> spec) {
        return new RunActivation(scope, holder, scope.enable(spec.andThen(more -> more.holder(holder))));
    }

    /**
     * Turns maintenance on for the first holder that is not in use: {@code run}, {@code run-2} and so on, so that no process ends
     * the maintenance of another. If two processes take the same name at once, the second sees the first and takes the next name.
     */
    static RunActivation unshared(MaintenanceScope scope, Consumer<ActivationSpec> spec) {
        int number = 1;
        while (true) {
            String holder = number == 1 ? HOLDER : HOLDER + "-" + number;
            number++;
            if (!isUsed(scope, holder, scope.status())) {
                RunActivation activation = named(holder, scope, spec);
                if (!activation.isShared()) {
                    return activation;
                }
            }
        }
    }

    /** Returns whether the holder had maintenance on already. */
    boolean isShared() {
        return isUsed(scope, holder, result.before());
    }

    /** Turns maintenance off for the holder. */
    ChangeResult end() {
        return scope.disable(holder);
    }

    private static boolean isUsed(MaintenanceScope scope, String holder, ScopeStatus status) {
        return status.activations().stream()
                .anyMatch(each -> each.on()
                        && each.holder().equals(holder)
                        && each.scope().equals(scope.name()));
    }
}
