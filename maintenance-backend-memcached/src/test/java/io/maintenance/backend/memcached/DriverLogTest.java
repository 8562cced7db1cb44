// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.memcached;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import net.spy.memcached.compat.log.LoggerFactory;
import org.junit.jupiter.api.Test;

class DriverLogTest {

    private static final String CHOICE = "net.spy.log.LoggerImpl";

    @Test
    void theDriverLogsThroughThePlatformAndNotToStandardError() {
        DriverLog.route();
        List<LogRecord> records = new ArrayList<>();
        String printed = overhear(records, () -> {
            LoggerFactory.getLogger("net.spy.test").warn("closing, and reopening");
            LoggerFactory.getLogger("net.spy.test").error("lost a node");
        });

        assertThat(printed).isEmpty();
        assertThat(records)
                .extracting(LogRecord::getLevel, LogRecord::getMessage)
                .containsExactly(tuple(Level.FINE, "closing, and reopening"), tuple(Level.WARNING, "lost a node"));
    }

    @Test
    void theChoiceIsNotLeftBehindAndThatOfTheApplicationStays() {
        DriverLog.route();
        assertThat(System.getProperty(CHOICE)).isNull();

        System.setProperty(CHOICE, "com.example.Chosen");
        try {
            DriverLog.route();
            assertThat(System.getProperty(CHOICE)).isEqualTo("com.example.Chosen");
        } finally {
            System.clearProperty(CHOICE);
        }
    }

    private static String overhear(List<LogRecord> records, Runnable action) {
        Logger log = Logger.getLogger("net.spy.test");
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                records.add(record);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        log.setLevel(Level.ALL);
        log.setUseParentHandlers(false);
        log.addHandler(handler);
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            action.run();
        } finally {
            System.setErr(err);
            log.removeHandler(handler);
            log.setUseParentHandlers(true);
            log.setLevel(null);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
