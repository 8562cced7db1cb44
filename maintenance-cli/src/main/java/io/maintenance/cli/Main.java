// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

/** The {@code maintenance} command. */
public final class Main {

    private Main() {}

    /** Runs the command that {@code args} name, and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(new Tool(Terminal.ofThisProcess(), Connector.AMBIENT).run(args));
    }
}
