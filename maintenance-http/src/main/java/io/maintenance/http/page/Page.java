// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Writes the page. Immutable.
 *
 * @param texts its own words
 * @param name what the site is called; may be empty
 */
public record Page(Texts texts, String name) {

    /** The variables of a template, in the order in which the documentation explains them. */
    public static final List<String> VARIABLES = List.of(
            "language",
            "direction",
            "name",
            "title",
            "heading",
            "message",
            "until",
            "until_text",
            "overdue",
            "returning",
            "text_until",
            "text_overdue",
            "text_returning",
            "text_over",
            "text_unsent");

    private static final Template BUILT_IN = Template.parse(resource(), VARIABLES);

    /** Returns the built-in page. */
    public String html(Facts facts) {
        return BUILT_IN.render(values(facts));
    }

    /**
     * Returns the page that a template makes.
     *
     * @throws IllegalArgumentException that says what is wrong with the template
     */
    public String html(Facts facts, String template) {
        return Template.parse(template, VARIABLES).render(values(facts));
    }

    private Map<String, String> values(Facts facts) {
        Map<String, String> words = texts.of(facts.language());
        String kind = facts.readOnly() ? "read-only." : "";
        Map<String, String> values = new HashMap<>();
        values.put("language", facts.language());
        values.put("direction", word(words, "direction"));
        values.put("name", name);
        values.put("title", name.isEmpty() ? word(words, "title") : word(words, "title") + " \u2013 " + name);
        values.put("heading", word(words, kind + "heading"));
        values.put("message", facts.message().isEmpty() ? word(words, kind + "message") : facts.message());
        Instant end = facts.end();
        if (end != null) {
            values.put("until", end.toString());
            values.put("until_text", time(end, facts.language()));
        }
        values.put("overdue", facts.overdue() ? "overdue" : "");
        values.put("returning", facts.returning() ? "returning" : "");
        for (String text : List.of("until", "overdue", "returning", "over", "unsent")) {
            values.put("text_" + text, word(words, text));
        }
        return values;
    }

    private static String word(Map<String, String> words, String name) {
        return Objects.requireNonNull(words.get(name), name);
    }

    /** For those without scripts; all others see it in their own time zone. */
    private static String time(Instant end, String language) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                        .withLocale(Locale.forLanguageTag(language))
                        .withZone(ZoneOffset.UTC)
                        .format(end)
                + " UTC";
    }

    private static String resource() {
        try (InputStream bytes = Objects.requireNonNull(Page.class.getResourceAsStream("page.html"))) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
