// SPDX-License-Identifier: Apache-2.0
package io.maintenance.address;

import org.jspecify.annotations.Nullable;

/** Reads an address or a CIDR block. What it does not take, {@link RangeRefusal} explains. */
final class RangeParser {

    private RangeParser() {}

    /**
     * Reads {@code text}, blanks around it aside.
     *
     * @throws IllegalArgumentException that quotes the text and says why it is no range, and what to write
     */
    static CidrBlock parse(String text) {
        String range = text.strip();
        CidrBlock block = read(range);
        if (block == null) {
            throw RangeRefusal.of(range);
        }
        if (block.containsAllIpv4()) {
            throw RangeRefusal.ofEverybody(range);
        }
        if (block.isUnspecified()) {
            throw RangeRefusal.ofNobody(range);
        }
        return block;
    }

    /** Returns the block, or {@code null} if the text is none; everybody and nobody are blocks here. */
    static @Nullable CidrBlock read(String range) {
        int slash = range.indexOf('/');
        CidrBlock address = address(slash < 0 ? range : range.substring(0, slash));
        if (address == null || slash < 0) {
            return address;
        }
        int bits = address.isIpv4() && range.indexOf(':') < 0 ? 32 : 128;
        int prefix = prefix(range.substring(slash + 1), bits);
        return prefix < 0 ? null : new CidrBlock(address.high(), address.low(), prefix + 128 - bits);
    }

    /** Returns the block of this one address, or {@code null} if it is none. */
    static @Nullable CidrBlock address(String text) {
        long ipv4 = Ipv4Text.parse(text, 0);
        if (ipv4 != Ipv4Text.NONE) {
            return new CidrBlock(0, CidrBlock.mapped(ipv4), 128);
        }
        int tail = Ipv6Text.groupsAfterGap(text);
        return tail == Ipv6Text.NONE ? null : new CidrBlock(Ipv6Text.high(text, tail), Ipv6Text.low(text, tail), 128);
    }

    /** Returns the number from 0 to {@code bits}, written without leading zeros, or -1. */
    static int prefix(String text, int bits) {
        if (text.isEmpty() || text.length() > 3 || (text.length() > 1 && text.charAt(0) == '0')) {
            return -1;
        }
        int prefix = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c < '0' || c > '9') {
                return -1;
            }
            prefix = prefix * 10 + (c - '0');
        }
        return prefix <= bits ? prefix : -1;
    }
}
