// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials.store;

/** A fault of a store in the trials. */
public enum StoreFault {

    /** One node is cut off: its connections stay, and nothing comes through; the others reach the store. */
    CUT("cut off from one node"),

    /** The server is killed; it comes back empty. */
    KILL("killed, and comes back empty"),

    /** The server takes connections and answers nothing for as long as the fault lasts. */
    HANG("hangs"),

    /** The server stops for less than the timeout, and goes on. */
    PAUSE("pauses for less than the timeout"),

    /** The server is replaced by one at the same address that has no data. */
    RESTART_EMPTY("restarted empty"),

    /** The server is restarted with the data that it saved. */
    RESTART_WITH_DATA("restarted with its data"),

    /** The application throws away what it has in the same server. */
    NEIGHBOURS("the application's data flushed"),

    /** Everything in the server is thrown away. */
    FLUSH("flushed"),

    /** Our own entries are deleted by hand. */
    WIPE("our entries deleted"),

    /** No client can connect any more, and the connections that were there are closed. */
    REFUSE("refuses connections");

    private final String title;

    StoreFault(String title) {
        this.title = title;
    }

    /** Returns what happens to the store, as the page says it. */
    public String title() {
        return title;
    }

    /** Tells whether entries are lost, or may be, while the store goes on answering. */
    public boolean isLoss() {
        return this == NEIGHBOURS
                || this == RESTART_EMPTY
                || this == RESTART_WITH_DATA
                || this == FLUSH
                || this == WIPE;
    }

    /** Tells whether it lasts, for one process at least, until it is undone. */
    public boolean lasts() {
        return !isLoss();
    }
}
