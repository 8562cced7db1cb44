// SPDX-License-Identifier: Apache-2.0
package io.maintenance.address;

import java.util.Arrays;
import java.util.List;

/** Disjoint spans of IPv6 addresses, sorted: 32 bytes each. Both halves of an address are unsigned numbers. */
final class Ipv6Ranges {

    private static final int FIRST_HIGH = 0;
    private static final int FIRST_LOW = 1;
    private static final int LAST_HIGH = 2;
    private static final int LAST_LOW = 3;
    private static final int WIDTH = 4;

    private final long[] bounds;

    private Ipv6Ranges(long[] bounds) {
        this.bounds = bounds;
    }

    /** Merges sorted IPv6 blocks that overlap or touch. */
    static Ipv6Ranges of(List<CidrBlock> sorted) {
        long[] bounds = new long[sorted.size() * WIDTH];
        int end = 0;
        for (CidrBlock block : sorted) {
            if (end == 0 || !reaches(bounds, end - WIDTH, block)) {
                bounds[end + FIRST_HIGH] = block.high();
                bounds[end + FIRST_LOW] = block.low();
                end += WIDTH;
                extend(bounds, end - WIDTH, block);
            } else if (compare(bounds, end - WIDTH + LAST_HIGH, block.lastHigh(), block.lastLow()) < 0) {
                extend(bounds, end - WIDTH, block);
            }
        }
        return new Ipv6Ranges(Arrays.copyOf(bounds, end));
    }

    private static void extend(long[] bounds, int span, CidrBlock block) {
        bounds[span + LAST_HIGH] = block.lastHigh();
        bounds[span + LAST_LOW] = block.lastLow();
    }

    private static boolean reaches(long[] bounds, int span, CidrBlock next) {
        long afterLow = bounds[span + LAST_LOW] + 1;
        long afterHigh = bounds[span + LAST_HIGH] + (afterLow == 0 ? 1 : 0);
        boolean touches = next.high() == afterHigh && next.low() == afterLow;
        return touches || compare(bounds, span + LAST_HIGH, next.high(), next.low()) >= 0;
    }

    int size() {
        return bounds.length / WIDTH;
    }

    boolean contains(long high, long low) {
        int below = 0;
        int above = size();
        while (below < above) {
            int middle = (below + above) >>> 1;
            if (compare(bounds, middle * WIDTH + FIRST_HIGH, high, low) <= 0) {
                below = middle + 1;
            } else {
                above = middle;
            }
        }
        return below > 0 && compare(bounds, (below - 1) * WIDTH + LAST_HIGH, high, low) >= 0;
    }

    /** Compares the bound that begins at {@code at} with an address. */
    private static int compare(long[] bounds, int at, long high, long low) {
        int byHigh = Long.compareUnsigned(bounds[at], high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(bounds[at + 1], low);
    }
}
