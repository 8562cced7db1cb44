// SPDX-License-Identifier: Apache-2.0
package io.maintenance.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressSetTest {

    @Test
    void theEmptySetContainsNothing() {
        assertThat(AddressSet.EMPTY.isEmpty()).isTrue();
        assertThat(AddressSet.of(List.of())).isSameAs(AddressSet.EMPTY);
        assertThat(AddressSet.EMPTY.contains("192.0.2.1")).isFalse();
        assertThat(AddressSet.EMPTY.contains("::1")).isFalse();
        assertThat(AddressSet.EMPTY.contains((String) null)).isFalse();
    }

    @Test
    void oneFamilyIsEnoughNotToBeEmpty() {
        assertThat(set("192.0.2.1").isEmpty()).isFalse();
        assertThat(set("::1").isEmpty()).isFalse();
    }

    @Test
    void aRangeOfIpv6LetsNoIpv4In() {
        assertThat(set("2001:db8::a00:1").contains("10.0.0.1")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/31, 192.0.1.255, 192.0.2.0, 192.0.2.1, 192.0.2.2",
        "192.0.2.7, 192.0.2.6, 192.0.2.7, 192.0.2.7, 192.0.2.8",
        "127.0.0.0/8, 126.255.255.255, 127.0.0.0, 127.255.255.255, 128.0.0.0",
        "128.0.0.0/2, 127.255.255.255, 128.0.0.0, 191.255.255.255, 192.0.0.0",
        "2001:db8::/127, 2001:db7:ffff:ffff:ffff:ffff:ffff:ffff, 2001:db8::, 2001:db8::1, 2001:db8::2",
        "2001:db8::/64, 2001:db7:ffff:ffff:ffff:ffff:ffff:ffff, 2001:db8::, 2001:db8::ffff:ffff:ffff:ffff, 2001:db8:0:1::",
        "7fff::/16, 7ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 7fff::, 7fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 8000::",
        "2001:db8::8000:0:0:0/65, 2001:db8::7fff:ffff:ffff:ffff, 2001:db8::8000:0:0:0, 2001:db8::ffff:ffff:ffff:ffff, 2001:db8:0:1::",
    })
    void aBlockEndsAtItsEdges(String block, String before, String first, String last, String after) {
        AddressSet set = set(block);

        assertThat(Stream.of(before, first, last, after).map(set::contains)).containsExactly(false, true, true, false);
    }

    @Test
    void theLastAddressesOfAllAreFoundToo() {
        AddressSet set = set("255.255.255.254/31", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:fffe/127");

        assertThat(set.contains("255.255.255.255")).isTrue();
        assertThat(set.contains("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")).isTrue();
        assertThat(set.contains("255.255.255.253")).isFalse();
        assertThat(set.contains("0.0.0.0")).isFalse();
        assertThat(set.contains("::")).isFalse();
    }

    @Test
    void theLongestSpellingIsRead() {
        assertThat(set("ffff::/16").contains("ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255"))
                .isTrue();
    }

    @Test
    void aNestedBlockDoesNotCutTheOuterOne() {
        AddressSet set =
                set("10.1.0.0/16", "10.0.0.0/8", "10.1.2.3", "2001:db8:1::/48", "2001:db8::/32", "2001:db8::1");

        assertThat(set.contains("10.200.0.1")).isTrue();
        assertThat(set.contains("10.255.255.255")).isTrue();
        assertThat(set.contains("2001:db8:ffff::1")).isTrue();
        assertThat(set.contains("11.0.0.0")).isFalse();
        assertThat(set.contains("2001:db9::")).isFalse();
    }

    @Test
    void adjacentBlocksLeaveNoGapAndAddNothing() {
        AddressSet set = set("10.0.1.0/24", "10.0.0.0/24", "10.0.3.0/24", "2001:db8:1::/48", "2001:db8::/48");

        assertThat(set.contains("10.0.0.255")).isTrue();
        assertThat(set.contains("10.0.1.0")).isTrue();
        assertThat(set.contains("10.0.2.0")).isFalse();
        assertThat(set.contains("10.0.2.255")).isFalse();
        assertThat(set.contains("2001:db8:0:ffff:ffff:ffff:ffff:ffff")).isTrue();
        assertThat(set.contains("2001:db8:1::")).isTrue();
        assertThat(set.contains("2001:db8:2::")).isFalse();
    }

    @Test
    void twoHalvesAreEverything() {
        AddressSet set = set("0.0.0.0/1", "128.0.0.0/1");

        assertThat(set.contains("127.255.255.255")).isTrue();
        assertThat(set.contains("255.255.255.255")).isTrue();
        assertThat(set.contains("8000::")).isFalse();
    }

    @Test
    void mappedAddressesAreIpv4OnBothSides() {
        assertThat(set("192.0.2.0/24").contains("::ffff:192.0.2.9")).isTrue();
        assertThat(set("::ffff:192.0.2.0/120").contains("192.0.2.9")).isTrue();
        assertThat(set("192.0.2.0/24").contains("::192.0.2.9")).isFalse();
    }

    @Test
    void whatIsNoAddressIsInNoSet() {
        AddressSet set = set("0.0.0.0/1", "128.0.0.0/1", "fe80::/10", "::1");

        assertThat(Stream.of(
                                "",
                                " ",
                                "localhost",
                                "1.2.3",
                                "1.2.3.4 ",
                                "1.2.3.4:80",
                                "01.2.3.4",
                                "fe80::1%eth0",
                                "[::1]")
                        .filter(set::contains))
                .isEmpty();
    }

    private static AddressSet set(String... ranges) {
        return AddressSet.of(Stream.of(ranges).map(AddressRange::parse).toList());
    }
}
