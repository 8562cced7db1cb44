// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.memcached;

import net.spy.memcached.compat.log.LoggerFactory;
import net.spy.memcached.compat.log.SunLogger;

/**
 * The redirection of the driver's log lines away from standard error, where it prints some for each attempt to connect.
 *
 * <p>The driver chooses its logging once for the process, by a system property. Where the application has chosen, or has used
 * the driver before, that stays.
 */
final class DriverLog {

    private static final String CHOICE = "net.spy.log.LoggerImpl";

    private DriverLog() {}

    /** Chooses, unless it is chosen. Without the driver this is where it is missed. */
    static synchronized void route() {
        if (System.getProperty(CHOICE) != null) {
            return;
        }
        System.setProperty(CHOICE, (isSeenByTheDriver() ? DriverLogger.class : SunLogger.class).getName());
        try {
            LoggerFactory.getLogger(DriverLog.class);
        } finally {
            System.clearProperty(CHOICE);
        }
    }

    /** The driver may lie in a class loader above ours, as in a servlet container. */
    private static boolean isSeenByTheDriver() {
        try {
            ClassLoader drivers = LoggerFactory.class.getClassLoader();
            return Class.forName(DriverLogger.class.getName(), false, drivers) == DriverLogger.class;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
