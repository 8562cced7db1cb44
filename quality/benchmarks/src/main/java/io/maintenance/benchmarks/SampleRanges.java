// SPDX-License-Identifier: Apache-2.0
package io.maintenance.benchmarks;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The ranges that benchmarks ask about: 100,000 of a family, none of which touches another. */
final class SampleRanges {

    static final int COUNT = 100_000;

    private SampleRanges() {}

    /** Every other block of two addresses, from 10.0.0.0 on. */
    static List<String> ipv4() {
        return list(n -> "10." + (n >> 14) + "." + (n >> 6 & 0xff) + "." + ((n & 0x3f) << 2) + "/31");
    }

    /** Every other network of 2001:db8::/47. */
    static List<String> ipv6() {
        return list(n -> String.format("2001:db8:%x:%x::/64", n >> 15, (n & 0x7fff) << 1));
    }

    private static List<String> list(IntFunction<String> range) {
        return IntStream.range(0, COUNT).mapToObj(range).toList();
    }
}
