// SPDX-License-Identifier: Apache-2.0
package io.maintenance.address;

import org.jspecify.annotations.Nullable;

/** Explains what is wrong with what follows the slash. */
final class PrefixHint {

    /** Why everything is refused. */
    static final String EVERYBODY = "this is everybody: to let everybody in, turn maintenance off";

    private PrefixHint() {}

    /** Returns the reason if the address before the slash is good, or {@code null}. */
    static @Nullable String of(String text) {
        int slash = text.indexOf('/');
        CidrBlock address = slash < 0 ? null : RangeParser.address(text.substring(0, slash));
        if (address == null) {
            return null;
        }
        if (text.indexOf(':') >= 0) {
            return "the prefix length of IPv6 is a number from 1 to 128, for example 2001:db8::/32";
        }
        String mask = mask(address, text.substring(slash + 1));
        return mask != null ? mask : "the prefix length of IPv4 is a number from 1 to 32, for example 10.0.0.0/8";
    }

    /** Explains a dotted mask, if it is one. */
    private static @Nullable String mask(CidrBlock address, String prefix) {
        long mask = Ipv4Text.parse(prefix, 0);
        if (mask == Ipv4Text.NONE) {
            return null;
        }
        int ones = Long.bitCount(mask);
        boolean contiguous = ones > 0 && Integer.numberOfTrailingZeros((int) mask) == 32 - ones;
        CidrBlock block = new CidrBlock(address.high(), address.low(), CidrBlock.MAPPED + ones);
        return "masks are not known: write the prefix length" + (contiguous ? ", " + block.text() : "");
    }

    /** Returns why a block that holds all of IPv4 is refused. */
    static String everybody(String text) {
        int slash = text.indexOf('/');
        CidrBlock address = RangeParser.address(text.substring(0, slash));
        int prefix = Integer.parseInt(text.substring(slash + 1));
        if (prefix == 0 || address == null || text.endsWith("/96")) {
            return EVERYBODY;
        }
        return address.isIpv4() && prefix <= 32
                ? "the prefix length counts all 128 bits, so that this is all of IPv4: did you mean "
                        + new CidrBlock(address.high(), address.low(), CidrBlock.MAPPED + prefix).text() + "?"
                : "all of IPv4 is in this block, as ::ffff:0:0/96: name IPv4 and IPv6 blocks one by one";
    }
}
