// SPDX-License-Identifier: Apache-2.0
package io.maintenance.address;

/** Reads and writes IPv4 addresses as text: exactly four decimal numbers, in one pass, without allocating. */
final class Ipv4Text {

    /** What {@link #parse} returns for a text that is no IPv4 address. */
    static final long NONE = -1;

    private static final int SHORTEST = "0.0.0.0".length();
    private static final int LONGEST = "255.255.255.255".length();

    private static final int NO_DIGIT_YET = -1;
    private static final int BAD = -2;

    private Ipv4Text() {}

    /**
     * Returns the address that stands in {@code text} from {@code from} to its end, from 0 to 2^32 - 1, or
     * {@link #NONE}.
     */
    static long parse(String text, int from) {
        int length = text.length() - from;
        if (length < SHORTEST || length > LONGEST) {
            return NONE;
        }
        long value = 0;
        int octet = NO_DIGIT_YET;
        int dots = 0;
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c != '.') {
                octet = append(octet, c);
            } else if (octet >= 0) {
                value = value << 8 | octet;
                octet = NO_DIGIT_YET;
                dots++;
            } else {
                return NONE;
            }
            if (octet == BAD) {
                return NONE;
            }
        }
        return dots == 3 && octet >= 0 ? value << 8 | octet : NONE;
    }

    /** Leading zeros are bad: some read them as octal. */
    private static int append(int octet, char c) {
        if (c < '0' || c > '9' || octet == 0) {
            return BAD;
        }
        int longer = octet == NO_DIGIT_YET ? c - '0' : octet * 10 + (c - '0');
        return longer > 255 ? BAD : longer;
    }

    /** Returns the text of an address that is given as an unsigned number. */
    static String write(int address) {
        return (address >>> 24) + "." + (address >>> 16 & 0xff) + "." + (address >>> 8 & 0xff) + "." + (address & 0xff);
    }
}
