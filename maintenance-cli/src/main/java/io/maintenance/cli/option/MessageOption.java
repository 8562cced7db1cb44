// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.option;

import io.maintenance.ActivationSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values of {@code --message}, the text that visitors see: {@code TEXT} for every language, {@code de=TEXT} for German.
 *
 * @param given the values, at most one for each language
 */
public record MessageOption(List<String> given) {

    private static final Pattern OF_LANGUAGE =
            Pattern.compile("([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4})=(.*)", Pattern.DOTALL);

    /** Checks that no language is given twice. */
    public MessageOption {
        Set<String> seen = new HashSet<>();
        for (String text : given) {
            String language = language(text);
            if (!seen.add(language)) {
                throw new UsageException("--message: there are two "
                        + (language.isEmpty()
                                ? "without a language: write LANGUAGE=TEXT, as in de=TEXT"
                                : "in " + language));
            }
        }
    }

    /** Sets the messages on an activation. */
    public void applyTo(ActivationSpec spec) {
        for (String text : given) {
            String language = language(text);
            if (language.isEmpty()) {
                spec.message(text);
            } else {
                spec.message(Locale.forLanguageTag(language), text.substring(language.length() + 1));
            }
        }
    }

    private static String language(String text) {
        Matcher message = OF_LANGUAGE.matcher(text);
        return message.matches() ? message.group(1) : "";
    }
}
