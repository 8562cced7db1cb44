// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.lab;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What the engine logs while it is open, in place of its being printed: {@code LEVEL text}. */
public final class LogLines extends Handler implements AutoCloseable {

    private static final Logger ENGINE = Logger.getLogger("io.maintenance");

    private final SimpleFormatter formatter = new SimpleFormatter();
    private final List<String> lines = new CopyOnWriteArrayList<>();

    public LogLines() {
        ENGINE.setUseParentHandlers(false);
        ENGINE.addHandler(this);
    }

    public List<String> all() {
        return List.copyOf(lines);
    }

    /** Returns the lines about a store in a role. */
    public List<String> of(String role) {
        return lines.stream()
                .filter(line -> line.contains("The " + role + " store "))
                .toList();
    }

    @Override
    public void publish(LogRecord said) {
        lines.add(said.getLevel() + " " + formatter.formatMessage(said));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        ENGINE.removeHandler(this);
        ENGINE.setUseParentHandlers(true);
    }
}
