// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.terminal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
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

    /** Logs what the library says of its own accord, one line each: for a command that runs on, and has no result to say it in. */
    public static void enableMessages() {
        ConsoleHandler handler = new ConsoleHandler();
        handler.setFormatter(new LineFormatter());
        LIBRARY.setUseParentHandlers(false);
        LIBRARY.addHandler(handler);
        LIBRARY.setLevel(Level.INFO);
    }

    public static void enableDetails() {
        ConsoleHandler handler = new ConsoleHandler();
        handler.setLevel(Level.FINE);
        LIBRARY.setUseParentHandlers(false);
        LIBRARY.addHandler(handler);
        LIBRARY.setLevel(Level.FINE);
    }

    /** Texts of others are in the messages, and must not control the terminal. */
    private static final class LineFormatter extends Formatter {

        @Override
        public String format(LogRecord entry) {
            Instant time = entry.getInstant().truncatedTo(ChronoUnit.SECONDS);
            String failure = entry.getThrown() == null ? "" : " (" + entry.getThrown() + ")";
            String message = TerminalEscape.escape(formatMessage(entry) + failure);
            return time + " " + entry.getLevel().getName() + " " + message + "\n";
        }
    }
}
