// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.codec;

import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Named texts as lines that {@link Properties} reads: sorted, in UTF-8, without the time stamp that it would write. */
final class PropertyLines {

    private PropertyLines() {}

    /** Returns one line for each text, in the order of the names. */
    static String write(SortedMap<String, String> texts) {
        StringBuilder lines = new StringBuilder();
        for (Map.Entry<String, String> text : texts.entrySet()) {
            escape(lines, text.getKey(), true);
            lines.append('=');
            escape(lines, text.getValue(), false);
            lines.append('\n');
        }
        return lines.toString();
    }

    /** Reads lines; a name that is given twice is damage, because only a mishap puts it there. */
    static SortedMap<String, String> read(String text) throws DamagedEntryException {
        Collector collector = new Collector();
        try {
            collector.load(new StringReader(text));
        } catch (IllegalArgumentException malformed) {
            throw new DamagedEntryException("has a malformed \\u escape");
        } catch (IOException impossible) {
            throw new AssertionError("a string cannot fail to be read", impossible);
        }
        if (collector.repeated != null) {
            throw new DamagedEntryException("has the name " + printable(collector.repeated) + " twice");
        }
        return collector.texts;
    }

    private static void escape(StringBuilder line, String text, boolean name) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean leading = i == 0 && (c == ' ' || (name && (c == '#' || c == '!')));
            if (c == '\\' || leading || (name && (c == ' ' || c == '=' || c == ':'))) {
                line.append('\\').append(c);
            } else if (Character.isISOControl(c) || isLoneSurrogate(text, i)) {
                line.append(String.format("\\u%04X", (int) c));
            } else {
                line.append(c);
            }
        }
    }

    /** Half a character cannot be written as UTF-8, so it is escaped. */
    private static boolean isLoneSurrogate(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }

    private static String printable(String name) {
        String shown = name.length() <= 80 ? name : name.substring(0, 80) + "...";
        return "'" + shown.replaceAll("\\p{Cntrl}", "?") + "'";
    }

    /** Keeps what {@link Properties#load} would silently lose: that a name came twice. */
    private static final class Collector extends Properties {

        private static final long serialVersionUID = 1L;

        private final transient SortedMap<String, String> texts = new TreeMap<>();
        private transient @Nullable String repeated;

        @Override
        public synchronized Object put(Object name, Object text) {
            if (texts.putIfAbsent((String) name, (String) text) != null) {
                repeated = (String) name;
            }
            return text;
        }
    }
}
