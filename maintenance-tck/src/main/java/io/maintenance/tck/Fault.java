// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck;

/** A fault of a store, or the end of one. */
public enum Fault {

    /** The other data of the same server or cluster is flushed, as an application does it with its own cache. */
    FLUSH_NEIGHBOURS,

    /** The store loses everything, and stays up. */
    WIPE,

    /** The server takes connections and answers nothing, until {@link #RESUME}. */
    HANG,

    /** Ends {@link #HANG}. */
    RESUME,

    /** The server is gone, until {@link #RESTART}. */
    KILL,

    /** The server comes back at the same address, whether it was killed before or not; it may have lost its data. */
    RESTART,

    /** The store answers and refuses to write, until {@link #ALLOW_WRITES}. */
    REFUSE_WRITES,

    /** Ends {@link #REFUSE_WRITES}. */
    ALLOW_WRITES,

    /** What is stored as {@code MAINTENANCE_MODE_STATUS} of the namespace is replaced by bytes that are no text. */
    GARBLE
}
