// SPDX-License-Identifier: Apache-2.0
package io.maintenance;

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

    private Ipv6Text() {}

    /**
     * Returns how many groups of 16 bits follow {@code ::}, 0 if it is not there, or {@link #NONE} if this is no
     * address.
     */
    static int groupsAfterGap(String text) {
        int length = text.length();
        if (length < 2 || length > LONGEST) {
            return NONE;
        }
        int groups = 0;
        int beforeGap = isGap(text, 0) ? 0 : NONE;
        int at = beforeGap == 0 ? 2 : 0;
        while (at < length) {
            int end = endOfGroup(text, at);
            int found = groupsIn(text, at, end);
            if (found == 0) {
                return NONE;
            }
            groups += found;
            at = end + 1;
            if (end < length && isGap(text, end)) {
                if (beforeGap != NONE) {
                    return NONE;
                }
                beforeGap = groups;
                at = end + 2;
            } else if (at == length) {
                return NONE;
            }
        }
        return tail(groups, beforeGap);
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
        return half(text, groupsAfterGap, GROUPS / 2);
    }

    private static long half(String text, int groupsAfterGap, int first) {
        long bits = 0;
        int slot = -first;
        int at = 0;
        while (at < text.length()) {
            if (isGap(text, at)) {
                slot = GROUPS - groupsAfterGap - first;
                at += 2;
            } else if (text.charAt(at) == ':') {
                at++;
            } else {
                int end = endOfGroup(text, at);
                bits |= groupsIn(text, at, end) == 1
                        ? place(group(text, at, end), slot)
                        : placePair(Ipv4Text.parse(text, at), slot);
                slot++;
                at = end;
            }
        }
        return bits;
    }

    private static long placePair(long ipv4, int slot) {
        return place(ipv4 >>> 16, slot) | place(ipv4 & 0xffff, slot + 1);
    }

    private static long place(long group, int slot) {
        return slot >= 0 && slot < GROUPS / 2 ? group << (48 - 16 * slot) : 0;
    }

    private static boolean isGap(String text, int at) {
        return at + 1 < text.length() && text.charAt(at) == ':' && text.charAt(at + 1) == ':';
    }

    private static int endOfGroup(String text, int from) {
        int end = text.indexOf(':', from);
        return end < 0 ? text.length() : end;
    }

    /** Returns 1 for hexadecimal digits, 2 for an IPv4 address at the end of the text, 0 for anything else. */
    private static int groupsIn(String text, int from, int end) {
        if (end - from <= 4) {
            return group(text, from, end) < 0 ? 0 : 1;
        }
        return end == text.length() && Ipv4Text.parse(text, from) != Ipv4Text.NONE ? 2 : 0;
    }

    private static long group(String text, int from, int end) {
        long value = from < end ? 0 : -1;
        for (int at = from; at < end; at++) {
            int digit = digit(text.charAt(at));
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
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
