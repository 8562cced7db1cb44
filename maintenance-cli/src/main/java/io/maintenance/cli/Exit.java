// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

/** The exit codes of every command. */
final class Exit {

    /** Done. */
    static final int DONE = 0;

    /** Failed, and nothing was changed. */
    static final int FAILED = 1;

    /** Wrong usage or configuration. */
    static final int USAGE = 2;

    /** In maintenance, where that was asked. */
    static final int ON = 3;

    /** Not confirmed by the store. */
    static final int NOT_CONFIRMED = 4;

    private Exit() {}
}
