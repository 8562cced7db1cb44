// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config.sources;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * One entry of a properties file with all its continuation lines. {@link Properties} knows no line numbers and keeps
 * the last of two equal keys; it is given one entry at a time, so that escapes are still its own.
 *
 * @param number the number of its first line
 * @param text its lines
 */
record LogicalLine(int number, String text) {

    /** Where a text ends in a lone backslash, {@link Properties} sees an entry without a name. */
    private static final String CLOSED = "\n\n";

    /** What may follow a backslash: another line only if it has something to add. */
    private static final Pattern ESCAPE =
            Pattern.compile("[\\\\:=#! u]|\\n(?![ \\t\\f]*(\\n|\\z|maintenance\\.[\\w.-]+[ \\t]*[=:]))");

    static List<LogicalLine> of(String file) {
        List<LogicalLine> all = new ArrayList<>();
        Iterator<String> lines = file.lines().iterator();
        int number = 0;
        while (lines.hasNext()) {
            String line = lines.next();
            StringBuilder text = new StringBuilder(line);
            int first = ++number;
            boolean comment = isComment(line);
            while (!comment && continues(line) && lines.hasNext()) {
                line = lines.next();
                text.append('\n').append(line);
                number++;
            }
            all.add(new LogicalLine(first, text.toString()));
        }
        return all;
    }

    /**
     * Returns name and value, or empty for a comment or blank line.
     *
     * @throws IllegalArgumentException if an escape is malformed
     */
    Optional<Map.Entry<String, String>> entry() {
        Properties one = new Properties();
        try {
            one.load(new StringReader(text + CLOSED));
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail", e);
        }
        return one.stringPropertyNames().stream().findFirst().map(name -> Map.entry(name, one.getProperty(name, "")));
    }

    /**
     * Tells whether a backslash stands where {@link Properties} drops it, makes a control character of it, or goes on with a line
     * that was hardly meant.
     */
    boolean hasSingleBackslash() {
        int at = text.indexOf('\\');
        while (at >= 0) {
            String rest = text.substring(at + 1);
            if (!ESCAPE.matcher(rest).lookingAt()) {
                return true;
            }
            at = text.indexOf('\\', at + 2);
        }
        return false;
    }

    /** Returns what stands where the name does, as it is written. */
    String rawName() {
        return text.strip().split("[=:\\s]", 2)[0];
    }

    /** The text may hold a secret. */
    @Override
    public String toString() {
        return "line " + number;
    }

    /** Blanks are those of {@link Properties}: behind another one, a sign of a comment is part of a name. */
    private static boolean isComment(String line) {
        int at = 0;
        while (at < line.length() && " \t\f".indexOf(line.charAt(at)) >= 0) {
            at++;
        }
        return line.startsWith("#", at) || line.startsWith("!", at);
    }

    private static boolean continues(String line) {
        int backslashes = 0;
        while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }
}
