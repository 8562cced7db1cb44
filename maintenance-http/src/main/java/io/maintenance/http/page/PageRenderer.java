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
 * @param link where visitors can learn more
 */
public record PageRenderer(PageTexts texts, String name, PageLink link) {

    /**
     * Where visitors can learn more.
     *
     * @param url where it leads; empty: there is none
     * @param text what it is called; empty: as the page calls it
     */
    public record PageLink(String url, String text) {

        /** No link. */
        public static final PageLink NONE = new PageLink("", "");
    }

    /** The variables of a template, in the order in which the documentation explains them. */
    public static final List<String> VARIABLES = List.of(
            "language",
            "direction",
            "name",
            "title",
            "heading",
            "message",
            "message_language",
            "until",
            "until_text",
            "overdue",
            "returning",
            "link",
            "text_link",
            "text_until",
            "text_overdue",
            "text_returning",
            "text_over",
            "text_unsent",
            "text_again");

    private static final TextTemplate BUILT_IN = TextTemplate.parse(resource(), VARIABLES);

    /** Returns the built-in page. */
    public String html(PageModel model) {
        return BUILT_IN.render(values(model));
    }

    /** Returns the template of the built-in page, to begin one's own with. */
    public static String builtInTemplate() {
        return resource();
    }

    /**
     * Returns the page that a template makes.
     *
     * @throws IllegalArgumentException that says what is wrong with the template
     */
    public String html(PageModel model, String template) {
        return TextTemplate.parse(template, VARIABLES).render(values(model));
    }

    private Map<String, String> values(PageModel model) {
        Map<String, String> words = texts.of(model.language());
        Map<String, String> values = new HashMap<>();
        values.put("language", model.language());
        values.put("direction", word(words, "direction"));
        values.put("name", name);
        String title = word(words, model.readOnly() ? "read-only.heading" : "title");
        values.put("title", name.isEmpty() ? title : title + " \u2013 " + name);
        values.put("heading", word(words, model.returning() ? kind(model) + "heading" : "unsent.heading"));
        values.put("message", model.message().isEmpty() ? word(words, kind(model) + "message") : model.message());
        values.put("message_language", model.message().isEmpty() ? model.language() : model.messageLanguage());
        values.put("link", link.url());
        Instant end = model.end();
        if (end != null) {
            values.put("until", end.toString());
            values.put("until_text", time(end, model.language()));
        }
        values.put("overdue", model.overdue() ? "overdue" : "");
        values.put("returning", model.returning() ? "returning" : "");
        for (String text : List.of("until", "overdue", "returning", "over", "unsent", "again", "link")) {
            values.put("text_" + text, word(words, text));
        }
        if (!link.text().isEmpty()) {
            values.put("text_link", link.text());
        }
        return values;
    }

    /** "Right back" is not what people are told who wait for days, or have waited for too long. */
    private static String kind(PageModel model) {
        if (model.readOnly()) {
            return "read-only.";
        }
        if (model.overdue()) {
            return "overdue.";
        }
        return model.later() ? "later." : "";
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
        try (InputStream bytes = Objects.requireNonNull(PageRenderer.class.getResourceAsStream("page.html"))) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
