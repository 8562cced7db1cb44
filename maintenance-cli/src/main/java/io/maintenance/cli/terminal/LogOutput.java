// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.terminal;

import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The log output of the library and the drivers: off unless details are asked for, because results say what matters. */
public final class LogOutput {

    /** A strong reference, because an unreferenced logger is collected and loses its level. */
    private static final Logger LIBRARY = Logger.getLogger("io.maintenance");

    private static final Logger ALL = Logger.getLogger("");

    private LogOutput() {}

    public static void disable() {
        LIBRARY.setLevel(Level.OFF);
        ALL.setLevel(Level.OFF);
    }

    public static void enableDetails() {
        ConsoleHandler handler = new ConsoleHandler();
        handler.setLevel(Level.FINE);
        LIBRARY.setUseParentHandlers(false);
        LIBRARY.addHandler(handler);
        LIBRARY.setLevel(Level.FINE);
    }
}
