// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.harness;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Everything that is printed, or logged at any level through the logging of the JDK, while it is open. What other logging
 * libraries write to files is not captured.
 */
public final class OutputCapture implements AutoCloseable {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Logger root = Logger.getLogger("");
    private final Level level = root.getLevel();
    private final Handler handler = new LogCapture();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    public OutputCapture() {
        root.addHandler(handler);
        root.setLevel(Level.ALL);
        System.setOut(tee(out));
        System.setErr(tee(err));
    }

    /** Adds what was said elsewhere: a text, or an exception with its causes. */
    public void add(Object thing) {
        StringWriter text = new StringWriter();
        if (thing instanceof Throwable failure) {
            failure.printStackTrace(new PrintWriter(text, true));
        } else {
            text.append(String.valueOf(thing));
        }
        said.writeBytes((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the part around a text, in whatever case, with that text taken out, or an empty text if it was never said. */
    public String around(String secret) {
        String all = said.toString(StandardCharsets.UTF_8);
        Matcher leak = Pattern.compile(secret, Pattern.LITERAL | Pattern.CASE_INSENSITIVE)
                .matcher(all);
        if (!leak.find()) {
            return "";
        }
        String before = all.substring(Math.max(0, leak.start() - 60), leak.start());
        String after = all.substring(leak.end(), Math.min(all.length(), leak.end() + 30));
        return before + "(the secret)" + after;
    }

    @Override
    public void close() {
        System.setOut(out);
        System.setErr(err);
        root.setLevel(level);
        root.removeHandler(handler);
    }

    private PrintStream tee(PrintStream original) {
        OutputStream both = new OutputStream() {
            @Override
            public void write(int b) {
                original.write(b);
                said.write(b);
            }

            @Override
            public void flush() {
                original.flush();
            }
        };
        return new PrintStream(both, true, StandardCharsets.UTF_8);
    }

    /** Keeps each record as its formatter would show it. */
    private final class LogCapture extends Handler {

        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord record) {
            add(formatter.format(record));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
