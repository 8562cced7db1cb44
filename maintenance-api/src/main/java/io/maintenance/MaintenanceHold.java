// SPDX-License-Identifier: Apache-2.0
package io.maintenance;

/** A maintenance that lasts until it is closed, see {@link MaintenanceScope#hold}. Thread-safe. */
public interface MaintenanceHold extends AutoCloseable {

    /** The holder of holds that name none, so that they do not end what an operator turned on. */
    String HOLDER = "hold";

    /** Returns the activation that this hold put there. */
    Activation activation();

    /** Makes {@link #close} leave the maintenance on: for work that failed half-way. */
    void keep();

    /** Turns the holder's activation off, unless {@link #keep} was called. Idempotent; throws what a change throws. */
    @Override
    void close();
}
