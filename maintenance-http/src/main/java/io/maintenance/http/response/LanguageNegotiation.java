// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.response;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the language that a client likes best. */
public final class LanguageNegotiation {

    private static final int LONGEST = 1_000;
    private static final int MOST = 32;

    /** A language and its weight (RFC 9110, section 12.5.4; RFC 4647, section 2.1). {@code *} names none, and is left out. */
    private static final Pattern RANGE = Pattern.compile("\\s*([A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8}){0,8})\\s*"
            + "(?:;\\s*[qQ]=(0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?)\\s*)?");

    private LanguageNegotiation() {}

    /** Returns the best of the languages for a client that sent these {@code Accept-LanguageNegotiation} headers. */
    public static String choose(List<String> lines, Collection<String> languages, String otherwise) {
        if (lines.isEmpty()) {
            return otherwise;
        }
        String tag = Locale.lookupTag(ranges(lines), languages);
        return tag == null ? otherwise : exact(tag, languages, otherwise);
    }

    /**
     * Returns the ranges that can be understood, the dearest first; what is malformed is left out. Not the parser of the JDK:
     * what it throws for strange ranges is not among what it says that it throws.
     */
    private static List<LanguageRange> ranges(List<String> lines) {
        String joined = String.join(",", lines);
        String text = joined.substring(0, Math.min(joined.length(), LONGEST));
        List<LanguageRange> ranges = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            LanguageRange range = ranges.size() < MOST ? range(part) : null;
            if (range != null) {
                ranges.add(range);
            }
        }
        ranges.sort(Comparator.comparingDouble(LanguageRange::getWeight).reversed());
        return ranges;
    }

    private static @Nullable LanguageRange range(String text) {
        Matcher range = RANGE.matcher(text);
        if (!range.matches()) {
            return null;
        }
        double weight = range.group(2) == null ? LanguageRange.MAX_WEIGHT : Double.parseDouble(range.group(2));
        return weight > 0 ? new LanguageRange(range.group(1), weight) : null;
    }

    /** The lookup answers in lower case. */
    private static String exact(String tag, Collection<String> languages, String otherwise) {
        return languages.stream().filter(tag::equalsIgnoreCase).findFirst().orElse(otherwise);
    }
}
