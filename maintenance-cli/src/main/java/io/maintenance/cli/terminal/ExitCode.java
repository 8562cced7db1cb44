// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.terminal;

/** The exit codes of every command. */
public final class ExitCode {

    /** Done. */
    public static final int DONE = 0;

    /** Failed, and nothing was changed. */
    public static final int FAILED = 1;

    /** Wrong usage or configuration. */
    public static final int USAGE = 2;

    /** In maintenance; only of commands that are asked about it. */
    public static final int ON = 3;

    /** Not confirmed by the store. */
    public static final int NOT_CONFIRMED = 4;

    private ExitCode() {}
}
