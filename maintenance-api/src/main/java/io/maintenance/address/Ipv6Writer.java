// SPDX-License-Identifier: Apache-2.0
package io.maintenance.address;

/**
 * Writes IPv6 addresses as RFC 5952 wants them: lower case, no leading zeros, {@code ::} for the longest run of zeros.
 */
final class Ipv6Writer {

    private static final int GROUPS = 8;

    private Ipv6Writer() {}

    /** Returns the text of the address with these upper and lower 64 bits. */
    static String write(long high, long low) {
        int[] groups = groups(high, low);
        int gap = longestRun(groups);
        int afterGap = gap + runAt(groups, gap);
        StringBuilder text = new StringBuilder(39);
        for (int at = 0; at < GROUPS; at++) {
            if (at == gap) {
                text.append("::");
                at = afterGap - 1;
            } else {
                separate(text).append(Integer.toHexString(groups[at]));
            }
        }
        return text.toString();
    }

    private static StringBuilder separate(StringBuilder text) {
        boolean separated = text.isEmpty() || text.charAt(text.length() - 1) == ':';
        return separated ? text : text.append(':');
    }

    private static int[] groups(long high, long low) {
        int[] groups = new int[GROUPS];
        for (int at = 0; at < GROUPS; at++) {
            long half = at < GROUPS / 2 ? high : low;
            groups[at] = (int) ((half >>> (48 - 16 * (at % 4))) & 0xffff);
        }
        return groups;
    }

    /** Returns where the first of the longest runs of zeros begins; a single zero is not worth it, and gives -1. */
    private static int longestRun(int[] groups) {
        int best = -1;
        int length = 1;
        for (int at = 0; at < GROUPS; at++) {
            int run = runAt(groups, at);
            if (run > length) {
                best = at;
                length = run;
            }
        }
        return best;
    }

    private static int runAt(int[] groups, int from) {
        int at = Math.max(from, 0);
        int start = at;
        while (at < GROUPS && groups[at] == 0) {
            at++;
        }
        return at - start;
    }
}
