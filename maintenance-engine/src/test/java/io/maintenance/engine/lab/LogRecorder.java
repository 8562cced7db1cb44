// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.lab;

import io.maintenance.engine.simulation.SimulatedCrash;
import io.maintenance.engine.simulation.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A recorder of the errors in the engine's log, which is not printed meanwhile: a bug that was caught still is one. Errors of a
 * simulation are reported to that instead.
 */
public final class LogRecorder extends Handler implements AutoCloseable {

    private final Logger logger = Logger.getLogger("io.maintenance");
    private final @Nullable Level formerLevel = logger.getLevel();
    private final List<String> errors = new ArrayList<>();

    public LogRecorder() {
        logger.setUseParentHandlers(false);
        logger.setLevel(Level.SEVERE);
        logger.addHandler(this);
    }

    /** Returns the errors since the last time. */
    public synchronized List<String> errors() {
        List<String> all = List.copyOf(errors);
        errors.clear();
        return all;
    }

    @Override
    public synchronized void publish(LogRecord said) {
        Throwable thrown = said.getThrown();
        boolean killed = thrown != null && thrown.getClass().getName().equals(SimulatedCrash.class.getName());
        if (!killed && said.getLevel().intValue() == Level.SEVERE.intValue()) {
            String error = said.getMessage() + ": " + Objects.toString(thrown)
                    + (thrown == null ? "" : " at " + where(thrown));
            if (!Timeline.report(error)) {
                errors.add(error);
            }
        }
    }

    private static List<StackTraceElement> where(Throwable thrown) {
        return List.of(thrown.getStackTrace()).stream().limit(6).toList();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setLevel(formerLevel);
        logger.setUseParentHandlers(true);
    }
}
