// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The page's own words in several languages. Immutable. */
public final class PageTexts {

    private static final String ENGLISH = "en";

    private static final PageTexts BUILT_IN =
            new PageTexts(Map.of(ENGLISH, resource("texts_en.properties"), "de", resource("texts_de.properties")));

    private final Map<String, Map<String, String>> languages;

    private PageTexts(Map<String, Map<String, String>> languages) {
        this.languages = Map.copyOf(languages);
    }

    /** Returns English and German. */
    public static PageTexts builtIn() {
        return BUILT_IN;
    }

    /**
     * Returns these texts and one more language, or another wording of one. What it leaves out is taken from English.
     *
     * @param properties the text of a properties file
     * @throws IllegalArgumentException that says which names are not known, or what is wrong in which line
     */
    public PageTexts with(String language, String properties) {
        Map<String, String> texts = PageTextsFile.read(properties, of(ENGLISH).keySet());
        Set<String> unknown = new TreeSet<>(texts.keySet());
        unknown.removeAll(of(ENGLISH).keySet());
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "it has texts that the page does not: " + String.join(", ", unknown) + "; there are "
                            + String.join(", ", new TreeSet<>(of(ENGLISH).keySet())));
        }
        Map<String, String> whole = new TreeMap<>(languages.getOrDefault(language, of(ENGLISH)));
        whole.putAll(texts);
        Map<String, Map<String, String>> all = new TreeMap<>(languages);
        all.put(language, whole);
        return new PageTexts(all);
    }

    /** Returns the tags of the languages. */
    public Set<String> tags() {
        return languages.keySet();
    }

    /** Returns the texts of a language by their names; those of English if there are none. */
    Map<String, String> of(String language) {
        return Objects.requireNonNull(languages.getOrDefault(language, languages.get(ENGLISH)));
    }

    private static Map<String, String> resource(String name) {
        try (InputStream bytes = Objects.requireNonNull(PageTexts.class.getResourceAsStream(name), name)) {
            return PageTextsFile.read(new String(bytes.readAllBytes(), StandardCharsets.UTF_8), Set.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
