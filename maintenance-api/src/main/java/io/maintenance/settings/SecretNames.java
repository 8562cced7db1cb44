// SPDX-License-Identifier: Apache-2.0
package io.maintenance.settings;

import io.maintenance.spi.NameSuggestion;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;

/** The names of settings and parameters whose values no text may show. */
public final class SecretNames {

    private static final String PASSWORD = "password";

    /**
     * A bypass is none: its settings say how a secret is told, and not which; nor are the credentials of CORS, a yes or no. The address of a
     * webhook often is one, by its path.
     */
    private static final Pattern SECRET = Pattern.compile(
            "(?<!by)pass(?!ive)|pwd|secret|token|(?<!cors[._-])credential|insecure-header|[._]webhook$");

    private SecretNames() {}

    /**
     * Returns {@code true} if a message must not show the value of this setting or parameter: because it is a secret, because it
     * may be one under a name that nobody here knows, or because it lets in whoever knows it.
     */
    public static boolean isSecret(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        String leaf = plain.substring(plain.lastIndexOf('.') + 1);
        return !plain.endsWith("-file") && (SECRET.matcher(plain).find() || NameSuggestion.isTypo(leaf, PASSWORD));
    }

    /**
     * Returns {@code true} if the name is that of a secret, or of a user who has no password beside it: that may be a token.
     *
     * @param given the names of all that have a value
     */
    public static boolean isSecret(String name, Collection<String> given) {
        return isSecret(name) || LoneUserName.is(name, given);
    }
}
