// SPDX-License-Identifier: Apache-2.0
package io.maintenance.examples.embedded;

import io.maintenance.MaintenanceMode;

/** Prints each transition until it is stopped. */
public final class Embedded {

    private Embedded() {}

    /** Runs the example. */
    public static void main(String[] args) throws InterruptedException {
        // region switch
        MaintenanceMode maintenance = MaintenanceMode.open();
        System.out.println("now: " + (maintenance.isOn() ? "on" : "off"));
        maintenance.onChange(event -> {
            String state = event.after().on() ? "on" : "off";
            System.out.println(event.after().scope() + ": " + state);
        });
        // endregion
        Thread.currentThread().join();
    }
}
