// SPDX-License-Identifier: Apache-2.0
package io.maintenance.address;

import java.util.Arrays;
import java.util.List;

/** Disjoint spans of IPv4 addresses, sorted: 8 bytes each. Addresses are unsigned numbers. */
final class Ipv4Ranges {

    private final int[] firsts;
    private final int[] lasts;

    private Ipv4Ranges(int[] firsts, int[] lasts) {
        this.firsts = firsts;
        this.lasts = lasts;
    }

    /** Merges sorted IPv4 blocks that overlap or touch. */
    static Ipv4Ranges of(List<CidrBlock> sorted) {
        int[] firsts = new int[sorted.size()];
        int[] lasts = new int[sorted.size()];
        int count = 0;
        for (CidrBlock block : sorted) {
            int first = (int) block.low();
            int last = (int) block.lastLow();
            if (count == 0 || !reaches(lasts[count - 1], first)) {
                firsts[count] = first;
                lasts[count++] = last;
            } else if (Integer.compareUnsigned(lasts[count - 1], last) < 0) {
                lasts[count - 1] = last;
            }
        }
        return new Ipv4Ranges(Arrays.copyOf(firsts, count), Arrays.copyOf(lasts, count));
    }

    private static boolean reaches(int last, int next) {
        return Integer.compareUnsigned(next, last) <= 0 || next == last + 1;
    }

    int size() {
        return firsts.length;
    }

    boolean contains(int address) {
        int below = 0;
        int above = firsts.length;
        while (below < above) {
            int middle = (below + above) >>> 1;
            if (Integer.compareUnsigned(firsts[middle], address) <= 0) {
                below = middle + 1;
            } else {
                above = middle;
            }
        }
        return below > 0 && Integer.compareUnsigned(address, lasts[below - 1]) <= 0;
    }
}
