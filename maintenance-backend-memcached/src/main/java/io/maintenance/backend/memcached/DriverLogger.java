// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.memcached;

import java.lang.System.Logger;
import net.spy.memcached.compat.log.AbstractLogger;
import net.spy.memcached.compat.log.Level;

/**
 * The driver's log lines as lines of the platform's logging, under the driver's own names. Public because the driver creates
 * it by name. Thread-safe.
 *
 * <p>Only its errors show by default: that a store is away is said by the engine, once, and not each second by the driver.
 */
public final class DriverLogger extends AbstractLogger {

    private final Logger log;

    /** Creates the logger of this name. */
    public DriverLogger(String name) {
        super(name);
        log = System.getLogger(name);
    }

    @Override
    public boolean isTraceEnabled() {
        return log.isLoggable(Logger.Level.TRACE);
    }

    @Override
    public boolean isDebugEnabled() {
        return log.isLoggable(Logger.Level.TRACE);
    }

    @Override
    public boolean isInfoEnabled() {
        return log.isLoggable(Logger.Level.DEBUG);
    }

    @Override
    public void log(Level level, Object message, Throwable thrown) {
        log.log(here(level), String.valueOf(message), thrown);
    }

    private static Logger.Level here(Level level) {
        return switch (level) {
            case TRACE, DEBUG -> Logger.Level.TRACE;
            case INFO, WARN -> Logger.Level.DEBUG;
            case ERROR, FATAL -> Logger.Level.WARNING;
        };
    }
}
