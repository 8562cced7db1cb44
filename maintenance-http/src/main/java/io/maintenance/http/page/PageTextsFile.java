// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.page;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A properties file with the page's words, read strictly: what {@link Properties} drops without a word is an error. */
final class PageTextsFile {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final Pattern COMMENT = Pattern.compile("[ \\t\\f]*[#!]");

    private static final String ESCAPED = "\\:=#! u";

    private PageTextsFile() {}

    /**
     * Returns the texts by their names.
     *
     * @param names the names that there are: a text hardly goes on with a line that begins like another text
     * @throws IllegalArgumentException if a backslash stands alone, an escape is malformed, or a name is there twice; the message
     *     says where
     */
    static Map<String, String> read(String file, Collection<String> names) {
        String content = file.startsWith(BYTE_ORDER_MARK) ? file.substring(1) : file;
        requireDoubledBackslashes(content, names);
        Map<String, String> texts = new TreeMap<>();
        try {
            new Properties() {
                private static final long serialVersionUID = 1;

                @Override
                public synchronized Object put(Object name, Object text) {
                    if (texts.putIfAbsent((String) name, (String) text) != null) {
                        throw new IllegalArgumentException(name + " is there twice: remove one");
                    }
                    return text;
                }
            }.load(new StringReader(content));
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail", e);
        }
        return texts;
    }

    private static void requireDoubledBackslashes(String content, Collection<String> names) {
        String name = names.stream().map(Pattern::quote).collect(Collectors.joining("|"));
        Pattern noContinuation = Pattern.compile("[ \\t\\f]*(?:$|(?:" + name + ")[ \\t]*[=:])");
        Iterator<String> lines = content.lines().iterator();
        boolean continued = false;
        for (int number = 1; lines.hasNext() || continued; number++) {
            String line = lines.hasNext() ? lines.next() : "";
            if (continued && noContinuation.matcher(line).lookingAt()) {
                throw single(number - 1);
            }
            continued = (continued || !COMMENT.matcher(line).lookingAt()) && isContinued(line, number);
        }
    }

    /** Returns {@code true} if the next line belongs to this one. */
    private static boolean isContinued(String line, int number) {
        int at = line.indexOf('\\');
        while (at >= 0 && at + 1 < line.length()) {
            if (ESCAPED.indexOf(line.charAt(at + 1)) < 0 || isMalformed(line, at)) {
                throw single(number);
            }
            at = line.indexOf('\\', at + 2);
        }
        return at >= 0;
    }

    private static boolean isMalformed(String line, int at) {
        return line.charAt(at + 1) == 'u' && !line.substring(at).matches("(?s)\\\\u[0-9A-Fa-f]{4}.*");
    }

    private static IllegalArgumentException single(int line) {
        return new IllegalArgumentException("line " + line + " has a single backslash: backslashes must be doubled");
    }
}
