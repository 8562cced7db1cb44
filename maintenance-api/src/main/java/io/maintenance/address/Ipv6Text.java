// SPDX-License-Identifier: Apache-2.0
package io.maintenance.address;

/**
 * Reads IPv6 addresses as text, in the forms of RFC 4291, without allocating.
 *
 * <p>A method can return only 64 of the 128 bits, and an object for both would be garbage for each question. So the
 * text is walked once to see whether it is an address, and once for each half of the value.
 */
final class Ipv6Text {

    /** The number of characters of the longest address. */
    static final int LONGEST = "ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255".length();

    /** What {@link #groupsAfterGap} returns for a text that is no IPv6 address. */
    static final int NONE = -1;

    private static final int GROUPS = 8;
    private static final int SLOTS = GROUPS / 2;

    private Ipv6Text() {}

    /**
     * Returns how many groups of 16 bits follow {@code ::}, 0 if it is not there, or {@link #NONE} if this is no
     * address.
     */
    static int groupsAfterGap(String text) {
        int length = text.length();
        if (length < 2 || length > LONGEST || hasLonelyColon(text)) {
            return NONE;
        }
        int groups = 0;
        int digits = 0;
        int beforeGap = NONE;
        for (int at = 0; at < length; at++) {
            char c = text.charAt(at);
            if (c == '.') {
                boolean ipv4 = Ipv4Text.parse(text, at - digits) != Ipv4Text.NONE;
                return ipv4 ? tail(groups + 2, beforeGap) : NONE;
            } else if (c != ':') {
                if (++digits > 4 || digit(c) < 0) {
                    return NONE;
                }
            } else if (digits > 0) {
                groups++;
                digits = 0;
            } else if (at > 0) {
                if (beforeGap != NONE) {
                    return NONE;
                }
                beforeGap = groups;
            }
        }
        return tail(digits > 0 ? groups + 1 : groups, beforeGap);
    }

    /** At either end, colons come in pairs. */
    private static boolean hasLonelyColon(String text) {
        int end = text.length() - 1;
        return (text.charAt(0) == ':' && text.charAt(1) != ':')
                || (text.charAt(end) == ':' && text.charAt(end - 1) != ':');
    }

    private static int tail(int groups, int beforeGap) {
        if (beforeGap == NONE) {
            return groups == GROUPS ? 0 : NONE;
        }
        return groups < GROUPS ? groups - beforeGap : NONE;
    }

    /** Returns the upper 64 bits of an address, given what {@link #groupsAfterGap} returned. */
    static long high(String text, int groupsAfterGap) {
        return half(text, groupsAfterGap, 0);
    }

    /** Returns the lower 64 bits of an address, given what {@link #groupsAfterGap} returned. */
    static long low(String text, int groupsAfterGap) {
        return half(text, groupsAfterGap, SLOTS);
    }

    private static long half(String text, int groupsAfterGap, int first) {
        long bits = 0;
        int group = 0;
        int digits = 0;
        int slot = -first;
        for (int at = 0; at < text.length() && slot < SLOTS; at++) {
            char c = text.charAt(at);
            if (c == '.') {
                return bits | placePair(Ipv4Text.parse(text, at - digits), slot);
            } else if (c != ':') {
                group = group << 4 | digit(c);
                digits++;
            } else if (digits > 0) {
                bits |= place(group, slot++);
                group = 0;
                digits = 0;
            } else if (at > 0) {
                slot = GROUPS - groupsAfterGap - first;
            }
        }
        return digits > 0 ? bits | place(group, slot) : bits;
    }

    private static long placePair(long ipv4, int slot) {
        return place(ipv4 >>> 16, slot) | place(ipv4 & 0xffff, slot + 1);
    }

    private static long place(long group, int slot) {
        return slot >= 0 && slot < SLOTS ? group << (48 - 16 * slot) : 0;
    }

    /** Not {@link Character#digit}: that one accepts the digits of all scripts. */
    private static int digit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int lower = c | 0x20;
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }
}
