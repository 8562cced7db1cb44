// SPDX-License-Identifier: Apache-2.0
package io.maintenance.settings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts as they may stand in a message: a URL may stand where another value belongs, and hold a password. */
public final class RedactedText {

    private static final int LONGEST = 120;

    private static final Pattern WORD = Pattern.compile("\\S+");

    /** A login that is hidden already. A password may end in stars, too, and then more stands before them. */
    private static final Pattern HIDDEN = Pattern.compile("(?:[^:@/]*:)?\\*\\*\\*");

    private RedactedText() {}

    /** Returns a text in one line, without control characters, of 120 characters at most, and without the logins of URLs. */
    public static String line(String text) {
        String visible = withoutLogins(text.replaceAll("\\p{Cntrl}", "?"));
        return visible.length() > LONGEST ? visible.substring(0, LONGEST) + "..." : visible;
    }

    /** Returns a text without the logins of the URLs in it. */
    public static String withoutLogins(String text) {
        return text.indexOf('@') < 0
                ? text
                : WORD.matcher(text).replaceAll(word -> Matcher.quoteReplacement(withoutLogin(word.group())));
    }

    /** Hides what stands between the first {@code ://} and the last {@code @}, unless nothing is there but what hides a password. */
    private static String withoutLogin(String word) {
        int begin = word.indexOf("://");
        int end = word.lastIndexOf('@');
        if (begin < 0
                || end < begin
                || HIDDEN.matcher(word.substring(begin + 3, end)).matches()) {
            return word;
        }
        return word.substring(0, begin) + "://***@" + word.substring(end + 1);
    }
}
