// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.response;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One range of an {@code Accept} header (RFC 9110, section 12.5.1). Parameters other than {@code q} do not count.
 *
 * @param type the type in lower case, or {@code *}
 * @param subtype the subtype in lower case, {@code *}, or a suffix as in {@code *+json}
 * @param quality from 0 to 1000
 */
record MediaRange(String type, String subtype, int quality) {

    private static final int LONGEST = 2_048;
    private static final int MOST = 32;
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final Pattern RANGE = Pattern.compile(TOKEN + "/" + TOKEN);
    private static final Pattern QUALITY = Pattern.compile("0(\\.[0-9]{0,3})?|1(\\.0{0,3})?");

    /** Returns the ranges that can be understood; everything is acceptable if there are none. */
    static List<MediaRange> all(List<String> lines) {
        String joined = String.join(", ", lines);
        String text = joined.substring(0, Math.min(joined.length(), LONGEST));
        List<MediaRange> ranges = new ArrayList<>();
        for (String part : text.split(",", MOST + 1)) {
            MediaRange range = ranges.size() < MOST ? parse(part) : null;
            if (range != null) {
                ranges.add(range);
            }
        }
        return ranges.isEmpty() ? List.of(new MediaRange("*", "*", 1_000)) : ranges;
    }

    private static @Nullable MediaRange parse(String text) {
        String[] parts = text.split(";", -1);
        String range = parts[0].strip().toLowerCase(Locale.ROOT);
        if (!RANGE.matcher(range).matches()) {
            return null;
        }
        int quality = 1_000;
        for (int at = 1; at < parts.length; at++) {
            String parameter = parts[at].strip();
            if (parameter.toLowerCase(Locale.ROOT).startsWith("q=")) {
                quality = quality(parameter.substring(2));
            }
        }
        int slash = range.indexOf('/');
        boolean sensible = !range.startsWith("*/") || range.equals("*/*");
        return quality < 0 || !sensible
                ? null
                : new MediaRange(range.substring(0, slash), range.substring(slash + 1), quality);
    }

    /** Returns the quality in thousandths, or -1 if it is none. */
    private static int quality(String text) {
        if (!QUALITY.matcher(text).matches()) {
            return -1;
        }
        if (text.startsWith("1")) {
            return 1_000;
        }
        String digits = text.length() < 3 ? "" : text.substring(2);
        return Integer.parseInt((digits + "000").substring(0, 3));
    }

    /** Returns how closely this range describes a type: 0 not at all, then {@code *}{@code /*}, {@code type/*}, a suffix, the type. */
    int closeness(String otherType, String otherSubtype) {
        if (type.equals("*")) {
            return 1;
        }
        if (!type.equals(otherType)) {
            return 0;
        }
        if (subtype.equals("*")) {
            return 2;
        }
        if (subtype.startsWith("*+") && otherSubtype.endsWith(subtype.substring(1))) {
            return 3;
        }
        return subtype.equals(otherSubtype) ? 4 : 0;
    }
}
