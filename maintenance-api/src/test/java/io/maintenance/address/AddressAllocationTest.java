// SPDX-License-Identifier: Apache-2.0
package io.maintenance.address;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressAllocationTest {

    private static final int RANGES = 100_000;

    /** Too few for an optimizing compiler, which could remove garbage that others would see. */
    private static final int FEW_CALLS = 50;

    private static final int MANY_CALLS = 20_000;

    private static final AddressSet SET =
            AddressSet.of(Stream.concat(ranges(AddressAllocationTest::ipv4), ranges(AddressAllocationTest::ipv6))
                    .toList());

    private final ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static Stream<AddressRange> ranges(IntFunction<String> text) {
        return IntStream.range(0, RANGES).mapToObj(text).map(AddressRange::parse);
    }

    /** Every other /31, so that nothing merges. */
    private static String ipv4(int number) {
        return "10." + (number >> 14) + "." + (number >> 6 & 0xff) + "." + ((number & 0x3f) << 2) + "/31";
    }

    private static String ipv6(int number) {
        return "2001:db8:" + Integer.toHexString(number >> 15) + ":" + Integer.toHexString((number & 0x7fff) << 1)
                + "::/64";
    }

    @Test
    void theRangesAreAllThere() {
        assertThat(SET.contains("10.1.0.5")).isTrue();
        assertThat(SET.contains("10.1.0.6")).isFalse();
        assertThat(SET.contains("2001:db8:1:2::1")).isTrue();
        assertThat(SET.contains("2001:db8:1:3::1")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.1.0.5",
                "10.1.0.6",
                "203.0.113.9",
                "::ffff:10.1.0.5",
                "::ffff:203.0.113.9",
                "2001:db8:1:2:aaaa:bbbb:cccc:dddd",
                "2001:0DB8:0001:0003:0000:0000:0000:0001",
                "2001:db8:1:3::1",
                "::1",
                "1:2:3:4:5:6:255.255.255.255",
                "localhost",
                "",
                "10.0.0",
                "fe80::1%eth0",
                "1::2::3",
                "\u0661.2.3.4"
            })
    void questionsAllocateNothing(String address) {
        assertThat(fewestBytes(address, FEW_CALLS)).isZero();
        assertThat(fewestBytes(address, MANY_CALLS)).isZero();
    }

    /**
     * The compiler and the class loader may allocate on this thread once; a question that allocates does it each time.
     */
    private long fewestBytes(String address, int calls) {
        long fewest = Long.MAX_VALUE;
        for (int round = 0; round < 5 && fewest > 0; round++) {
            long before = thread.getCurrentThreadAllocatedBytes();
            ask(address, calls);
            fewest = Math.min(fewest, thread.getCurrentThreadAllocatedBytes() - before);
        }
        return fewest;
    }

    private static int ask(String address, int calls) {
        int hits = 0;
        for (int i = 0; i < calls; i++) {
            hits += SET.contains(address) || AddressSet.anyContains(SET, SET, address) ? 1 : 0;
        }
        return hits;
    }

    @Test
    void theMeasurementSeesAllocation() {
        long before = thread.getCurrentThreadAllocatedBytes();
        byte[] garbage = new byte[1_000];

        assertThat(thread.getCurrentThreadAllocatedBytes() - before).isGreaterThanOrEqualTo(garbage.length);
    }

    @Test
    @Tag("large")
    @Timeout(120)
    void aHundredThousandRangesAreCompiledInNoTime() {
        assertThat(AddressSet.of(ranges(AddressAllocationTest::ipv6).toList()).isEmpty())
                .isFalse();
    }
}
