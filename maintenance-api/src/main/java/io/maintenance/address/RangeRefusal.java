// SPDX-License-Identifier: Apache-2.0
package io.maintenance.address;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Explains why a text is no address range, and what to write instead. Slow, for it runs only where something is refused.
 */
final class RangeRefusal {

    private static final String EXAMPLES =
            "write an address or a CIDR block, for example 192.0.2.1, 10.0.0.0/8 or 2001:db8::/32";

    /** Longer texts are not looked into. */
    private static final int LONGEST = 255;

    /** The first that has an answer is right: those that know more come first. */
    private static final List<Function<String, @Nullable String>> REASONS = List.of(
            RangeRefusal::empty,
            RangeRefusal::tooLong,
            RangeRefusal::strangeCharacters,
            NotationHint::span,
            RangeRefusal::several,
            NotationHint::wildcard,
            NotationHint::zone,
            NotationHint::bracketsOrPort,
            PrefixHint::of,
            Ipv4Hint::of,
            Ipv6Hint::of);

    private RangeRefusal() {}

    /** Returns the refusal of a text that cannot be read. */
    static IllegalArgumentException of(String text) {
        return because(text, reason(text));
    }

    /** Returns the refusal of a block that holds all of IPv4. */
    static IllegalArgumentException ofEverybody(String text) {
        return because(text, PrefixHint.everybody(text));
    }

    /** Returns the refusal of an address that nobody has. */
    static IllegalArgumentException ofNobody(String text) {
        return because(text, "no client has this address: to let everybody in, turn maintenance off");
    }

    private static IllegalArgumentException because(String text, String reason) {
        return new IllegalArgumentException("Not an address range: " + QuotedText.text(text) + ": " + reason);
    }

    private static String reason(String text) {
        for (Function<String, @Nullable String> candidate : REASONS) {
            String reason = candidate.apply(text);
            if (reason != null) {
                return reason;
            }
        }
        return "host names are not resolved: write the address, for example 127.0.0.1 or ::1";
    }

    private static @Nullable String empty(String text) {
        return text.isEmpty() ? "it is empty: " + EXAMPLES : null;
    }

    private static @Nullable String tooLong(String text) {
        return text.length() > LONGEST ? "it has " + text.length() + " characters: " + EXAMPLES : null;
    }

    private static @Nullable String strangeCharacters(String text) {
        boolean plain = text.chars().allMatch(c -> c >= ' ' && c <= '~');
        return plain ? null : "it has characters that no address has, shown as \\uXXXX: type it again";
    }

    private static @Nullable String several(String text) {
        if (text.indexOf(',') >= 0 || text.indexOf(';') >= 0) {
            return "this is more than one: give each range by itself";
        }
        return text.indexOf(' ') < 0 ? null : "there are blanks inside: remove them, or give each range by itself";
    }
}
