// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.node;

/** The way a node lives with its stores: as a replica that keeps them converged, or for the length of one command. */
interface NodeLifecycle extends AutoCloseable {

    /** Begins, waiting for the stores as long as the settings say. */
    void begin();

    /** Goes to the stores now, on the caller's thread. */
    void synchronize();

    /** Makes sure that what is known may be believed, for a change is about to be made on top of it. */
    void beforeChange();

    /** Takes notice of a change that was just made here. */
    void afterChange();

    @Override
    void close();
}
