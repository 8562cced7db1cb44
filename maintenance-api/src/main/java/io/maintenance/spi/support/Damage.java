// SPDX-License-Identifier: Apache-2.0
package io.maintenance.spi.support;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What stands in an entry that holds no text, as a text that can be read and expected in its place. No text of the engine looks
 * like it, so that a node reports it, and replaces it if it knows the state.
 *
 * <p>A backend returns {@link #text} from {@code read}, and compares by it: {@code compareAndSet} that expects this text replaces
 * the entry if {@code read} would return the same text still.
 *
 * @param what what is wrong, as the end of a sentence about the entry that begins with "it"; one line, shows no secret
 * @param fingerprint what tells this content from others that are wrong in the same way; one line, may be empty
 */
public record Damage(String what, String fingerprint) {

    private static final String BEGIN = "damaged entry: it ";

    /** Checks the components. */
    public Damage {
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(fingerprint, "fingerprint");
        if (!isLine(what) || !isLine(fingerprint)) {
            throw new IllegalArgumentException("more than one line: " + what + ", " + fingerprint);
        }
    }

    /** Finds the damage that a text stands for; empty if it is any other text, or none. */
    public static Optional<Damage> in(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        int line = text.indexOf('\n');
        if (!text.startsWith(BEGIN) || !text.endsWith("\n") || line == text.length() - 1) {
            return Optional.empty();
        }
        String what = text.substring(BEGIN.length(), line);
        String fingerprint = text.substring(line + 1, text.length() - 1);
        return isLine(what) && isLine(fingerprint) ? Optional.of(new Damage(what, fingerprint)) : Optional.empty();
    }

    /** Returns the text that stands for it. */
    public String text() {
        return BEGIN + what + '\n' + fingerprint + '\n';
    }

    private static boolean isLine(String text) {
        return text.indexOf('\n') < 0 && text.indexOf('\r') < 0;
    }
}
