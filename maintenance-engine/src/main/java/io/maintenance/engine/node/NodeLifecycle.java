// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.node;

/** How a node uses its stores: as a replica that keeps them converged, or for one command. */
interface NodeLifecycle extends AutoCloseable {

    /** Starts, and waits for the stores as long as the settings say. */
    void begin();

    /** Synchronizes with the stores now, on the caller's thread. */
    void synchronize();

    /** Prepares a change: what is known may be too old to build on, and is read again. */
    void beforeChange();

    /** Records that a change has ended. */
    void afterChange();

    @Override
    void close();
}
