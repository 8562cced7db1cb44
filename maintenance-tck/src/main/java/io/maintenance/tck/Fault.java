// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck;

/**
 * A fault of a store, or the end of one. Each is worded for a server; where the store is embedded, the second sentence says what does
 * as well.
 */
public enum Fault {

    /** The other data of the same server or cluster is flushed, as an application does it with its own cache. */
    FLUSH_NEIGHBOURS,

    /** The store loses everything, and stays up. Embedded: its files are deleted, or its map is cleared. */
    WIPE,

    /** The server takes connections and answers nothing, until {@link #RESUME}. */
    HANG,

    /** Ends {@link #HANG}. */
    RESUME,

    /** The server is gone, until {@link #RESTART}. Embedded: its disk is not mounted, its directory moved away. */
    KILL,

    /**
     * The server comes back at the same address, whether it was killed before or not; it may have lost its data. Embedded: its disk
     * is back, or the engine was closed and opened.
     */
    RESTART,

    /** The store answers and refuses to write, until {@link #ALLOW_WRITES}. Embedded: its disk is full, or it is read-only. */
    REFUSE_WRITES,

    /** Ends {@link #REFUSE_WRITES}. */
    ALLOW_WRITES,

    /**
     * Another process holds the lock by which the writers of an embedded store exclude each other, until {@link #UNLOCK}: {@link
     * FileLockProcess} holds that of a file.
     */
    LOCK,

    /** Ends {@link #LOCK}. */
    UNLOCK,

    /** What is stored as {@code MAINTENANCE_MODE_STATUS} of the namespace is replaced by bytes that are no text. */
    GARBLE
}
