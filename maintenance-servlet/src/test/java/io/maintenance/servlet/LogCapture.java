// SPDX-License-Identifier: Apache-2.0
package io.maintenance.servlet;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * What this process logs, exceptions included, from its creation until it is closed: everything of ours, and of the container
 * what it logs unless somebody looks for a fault. Nobody else sees it meanwhile: tests provoke what looks alarming.
 */
final class LogCapture extends Handler {

    private static final Logger ROOT = Logger.getLogger("");
    private static final Logger OURS = Logger.getLogger("io.maintenance");

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final List<Handler> others = List.of(ROOT.getHandlers());

    static LogCapture capture() {
        LogCapture logs = new LogCapture();
        logs.setLevel(Level.ALL);
        logs.setFormatter(new SimpleFormatter());
        OURS.setLevel(Level.ALL);
        for (Handler each : logs.others) {
            ROOT.removeHandler(each);
        }
        ROOT.addHandler(logs);
        return logs;
    }

    private LogCapture() {}

    String text() {
        return String.join("\n", lines);
    }

    @Override
    public void publish(LogRecord entry) {
        lines.add(getFormatter().format(entry));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        ROOT.removeHandler(this);
        others.forEach(ROOT::addHandler);
        OURS.setLevel(null);
    }
}
