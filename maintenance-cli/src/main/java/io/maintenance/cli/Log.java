// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What the library and the drivers log: nothing, unless details were asked for; what matters is in the answers. */
final class Log {

    /** Held, because loggers that nobody holds are forgotten with their level. */
    private static final Logger LIBRARY = Logger.getLogger("io.maintenance");

    private static final Logger ALL = Logger.getLogger("");

    private Log() {}

    static void silence() {
        LIBRARY.setLevel(Level.OFF);
        ALL.setLevel(Level.OFF);
    }

    static void tellDetails() {
        ConsoleHandler handler = new ConsoleHandler();
        handler.setLevel(Level.FINE);
        LIBRARY.setUseParentHandlers(false);
        LIBRARY.addHandler(handler);
        LIBRARY.setLevel(Level.FINE);
    }
}
