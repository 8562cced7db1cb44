// SPDX-License-Identifier: Apache-2.0
package io.maintenance.address;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Explains what is wrong with a text of numbers and dots. */
final class Ipv4Hint {

    private static final Pattern NUMBERS = Pattern.compile("[0-9.]+");
    private static final Pattern HEXADECIMAL = Pattern.compile("0[xX][0-9a-fA-F]+(?:\\.[0-9a-fA-FxX]+){0,3}");
    private static final Pattern LEADING_ZERO = Pattern.compile("(^|\\.)0+(?=[0-9])");
    private static final Pattern SHORT = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){0,2}\\.?");
    private static final String FOUR_NUMBERS = "an IPv4 address has four numbers";

    private Ipv4Hint() {}

    /** Returns the reason if this looks like IPv4, or {@code null}. */
    static @Nullable String of(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        String prefix = slash < 0 ? "" : text.substring(slash);
        if (HEXADECIMAL.matcher(address).matches()) {
            return FOUR_NUMBERS + " in decimal, from 0 to 255, for example 127.0.0.1";
        }
        if (!NUMBERS.matcher(address).matches()) {
            return null;
        }
        String shorter = LEADING_ZERO.matcher(address).replaceAll("$1");
        return shorter.equals(address) ? wrongNumbers(address, prefix) : leadingZeros(shorter + prefix);
    }

    private static String leadingZeros(String shorter) {
        CidrBlock block = RangeParser.read(shorter);
        return "leading zeros are ambiguous (octal?): " + (block == null ? "leave them out" : "write " + block.text());
    }

    private static String wrongNumbers(String address, String prefix) {
        String block = SHORT.matcher(address).matches() ? padded(address) : null;
        if (block == null) {
            return FOUR_NUMBERS + " from 0 to 255, for example 10.0.0.1";
        }
        CidrBlock wanted = prefix.isEmpty() ? null : RangeParser.read(block.substring(0, block.indexOf('/')) + prefix);
        return FOUR_NUMBERS + ": did you mean " + (wanted == null ? block : wanted.text()) + "?";
    }

    /** Returns the block of all addresses that begin with these numbers, or {@code null} if there is none. */
    static @Nullable String padded(String numbers) {
        String[] given = numbers.split("\\.");
        CidrBlock first = RangeParser.address(String.join(".", given) + ".0".repeat(4 - given.length));
        return first == null
                ? null
                : new CidrBlock(first.high(), first.low(), CidrBlock.MAPPED + 8 * given.length).text();
    }
}
