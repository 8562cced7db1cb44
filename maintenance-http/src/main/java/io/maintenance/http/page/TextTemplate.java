// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.page;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text with variables: {@code {{name}}} is replaced by a value, escaped for HTML; what stands between {@code {{#name}}} and
 * {@code {{/name}}} is left out if the value is empty, what stands between {@code {{^name}}} and {@code {{/name}}} if it is not.
 * Immutable.
 */
final class TextTemplate {

    private static final Pattern TAG = Pattern.compile("\\{\\{([#^/]?)([a-z_]{1,40})}}");
    private static final String OPENING = "{{";

    private final List<TemplatePart> parts;

    private TextTemplate(List<TemplatePart> parts) {
        this.parts = List.copyOf(parts);
    }

    /** A piece: literal text if {@code name} is empty, else what a tag of this kind means up to the part {@code end}. */
    private record TemplatePart(String kind, String name, String literal, int end) {}

    /**
     * Reads a template.
     *
     * @param names the variables that there are
     * @throws IllegalArgumentException that says what is wrong, and in which line
     */
    static TextTemplate parse(String text, Collection<String> names) {
        List<TemplatePart> parts = new ArrayList<>();
        Deque<Integer> open = new ArrayDeque<>();
        Matcher tag = TAG.matcher(text);
        int at = 0;
        while (tag.find(at)) {
            parts.add(literal(text, at, tag.start()));
            String kind = tag.group(1);
            String name = tag.group(2);
            if (!names.contains(name)) {
                throw wrong(text, tag.start(), tag.group() + " is no variable; there are " + String.join(", ", names));
            }
            if (kind.equals("/")) {
                close(parts, open, name, text.substring(0, tag.start()));
            } else {
                if (!kind.isEmpty()) {
                    open.push(parts.size());
                }
                parts.add(new TemplatePart(kind, name, "", 0));
            }
            at = tag.end();
        }
        parts.add(literal(text, at, text.length()));
        if (!open.isEmpty()) {
            throw wrong(text, text.length(), "{{" + parts.get(open.peek()).name() + "}} is opened and never closed");
        }
        return new TextTemplate(parts);
    }

    /** Returns the text with these values; a value that is missing is empty. */
    String render(Map<String, String> values) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < parts.size()) {
            TemplatePart part = parts.get(at);
            String value = values.getOrDefault(part.name(), "");
            boolean skipped =
                    (part.kind().equals("#") && value.isEmpty()) || (part.kind().equals("^") && !value.isEmpty());
            text.append(part.literal());
            if (part.kind().isEmpty() && !part.name().isEmpty()) {
                text.append(HtmlText.escaped(value));
            }
            at = skipped ? part.end() : at + 1;
        }
        return text.toString();
    }

    private static void close(List<TemplatePart> parts, Deque<Integer> open, String name, String before) {
        Integer opening = open.poll();
        if (opening == null || !parts.get(opening).name().equals(name)) {
            throw wrong(before, before.length(), "{{/" + name + "}} closes what is not open");
        }
        TemplatePart credential = parts.get(opening);
        parts.set(opening, new TemplatePart(credential.kind(), credential.name(), "", parts.size()));
    }

    private static TemplatePart literal(String text, int start, int end) {
        String literal = text.substring(start, end);
        int stray = literal.indexOf(OPENING);
        if (stray >= 0) {
            throw wrong(text, start + stray, "{{ begins no variable here: write {{name}} without blanks");
        }
        return new TemplatePart("", "", literal, 0);
    }

    private static IllegalArgumentException wrong(String text, int at, String why) {
        long line = text.substring(0, at).lines().count();
        return new IllegalArgumentException("line " + Math.max(1, line) + ": " + why);
    }
}
