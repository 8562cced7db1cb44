// SPDX-License-Identifier: Apache-2.0
package io.maintenance.settings;

import io.maintenance.spi.NameSuggestion;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A user name without a password beside it. It may be a token, which some servers take in place of both, and is shown as little
 * as a password.
 */
final class LoneUserName {

    private static final String USER = "user";
    private static final Pattern NAME = Pattern.compile("(.*?)(user([._-]?(name|id))?|login)");
    private static final Pattern PASSWORD =
            Pattern.compile("(pass|passw(or)?d|passphrase|pwd|secret|token|credentials?)([._-]?file)?");

    private LoneUserName() {}

    /**
     * Tells whether a setting or parameter holds a user name, and no other holds the password that belongs to it.
     *
     * @param given the names of all that have a value
     */
    static boolean is(String name, Collection<String> given) {
        return prefix(name.toLowerCase(Locale.ROOT))
                .filter(prefix -> given.stream().noneMatch(other -> isPassword(other.toLowerCase(Locale.ROOT), prefix)))
                .isPresent();
    }

    private static boolean isPassword(String name, String prefix) {
        return name.startsWith(prefix)
                && PASSWORD.matcher(name.substring(prefix.length())).matches();
    }

    /** Returns what stands before the word for the user; empty if the name is none of a user. */
    private static Optional<String> prefix(String name) {
        Matcher user = NAME.matcher(name);
        if (user.matches()) {
            return Optional.of(user.group(1));
        }
        String leaf = name.replaceFirst(".*[._-]", "");
        return NameSuggestion.isTypo(leaf, USER)
                ? Optional.of(name.substring(0, name.length() - leaf.length()))
                : Optional.empty();
    }
}
