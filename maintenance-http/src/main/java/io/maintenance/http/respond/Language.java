// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.respond;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import org.jspecify.annotations.Nullable;

/** Finds the language that a client likes best. */
public final class Language {

    private static final int LONGEST = 200;

    private Language() {}

    /** Returns the best of the languages for a client that sent these {@code Accept-Language} headers. */
    public static String choose(List<String> lines, Collection<String> languages, String otherwise) {
        String text = String.join(",", lines);
        if (text.isEmpty() || text.length() > LONGEST) {
            return otherwise;
        }
        String found = lookup(text, languages);
        return found == null ? otherwise : found;
    }

    private static @Nullable String lookup(String text, Collection<String> languages) {
        try {
            List<LanguageRange> ranges = LanguageRange.parse(text).stream()
                    .filter(range -> range.getWeight() > 0 && !range.getRange().equals("*"))
                    .toList();
            String tag = Locale.lookupTag(ranges, languages);
            return tag == null ? null : exact(tag, languages);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    /** The lookup answers in lower case. */
    private static @Nullable String exact(String tag, Collection<String> languages) {
        return languages.stream().filter(tag::equalsIgnoreCase).findFirst().orElse(null);
    }
}
