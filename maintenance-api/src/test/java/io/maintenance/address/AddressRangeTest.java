// SPDX-License-Identifier: Apache-2.0
package io.maintenance.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatComparable;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatObject;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "0.0.0.1, 0.0.0.1",
        "255.255.255.255, 255.255.255.255",
        "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
        "2001:0db8::0001, 2001:db8::1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:db8::1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
        "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
        "1::, 1::",
        "::1.2.3.4, ::102:304",
        "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
        "1:2:3:4:5:6:255.255.255.255, 1:2:3:4:5:6:ffff:ffff",
    })
    void addressesGetTheirCanonicalText(String given, String canonical) {
        assertThat(AddressRange.parse(given).text()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1/8, 10.0.0.0/8",
        "192.0.2.255/31, 192.0.2.254/31",
        "200.0.0.0/1, 128.0.0.0/1",
        "2001:db8:ffff::/32, 2001:db8::/32",
        "2001:db8::ffff/127, 2001:db8::fffe/127",
        "2001:db8::1:2:3:4/64, 2001:db8::/64",
        "2001:db8:0:1:ffff::/65, 2001:db8:0:1:8000::/65",
        "8000::1/1, 8000::/1",
    })
    void hostBitsAreCleared(String given, String canonical) {
        assertThat(AddressRange.parse(given).text()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.1/32, 192.0.2.1", "2001:db8::1/128, 2001:db8::1"})
    void aBlockOfOneAddressIsThatAddress(String block, String address) {
        assertThatObject(AddressRange.parse(block)).isEqualTo(AddressRange.parse(address));
    }

    @ParameterizedTest
    @CsvSource({
        "::ffff:1.2.3.4, 1.2.3.4",
        "::ffff:102:304, 1.2.3.4",
        "0:0:0:0:0:FFFF:1.2.3.4, 1.2.3.4",
        "::ffff:1.2.3.4/128, 1.2.3.4",
        "::ffff:10.1.2.3/104, 10.0.0.0/8",
        "::ffff:0:0/97, 0.0.0.0/1",
    })
    void mappedIpv4IsIpv4(String mapped, String ipv4) {
        assertThatObject(AddressRange.parse(mapped)).isEqualTo(AddressRange.parse(ipv4));
        assertThat(AddressRange.parse(mapped).text()).isEqualTo(ipv4);
    }

    @Test
    void blanksAroundTheTextAreIgnored() {
        assertThatObject(AddressRange.parse(" \t10.0.0.0/8\r\n")).isEqualTo(AddressRange.parse("10.0.0.0/8"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1/8", " 2001:DB8::1 ", "::ffff:1.2.3.4"})
    void tryingToReadGivesTheSameRange(String text) {
        assertThat(AddressRange.tryParse(text)).contains(AddressRange.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "10.0.0", "1.2.3.4/0", "::/0", "::ffff:0:0/96", "0.0.0.0", "::"})
    void tryingToReadWhatIsRefusedGivesNone(String text) {
        assertThat(AddressRange.tryParse(text)).isEmpty();
    }

    @Test
    @SuppressWarnings("NullAway")
    void noTextIsAProgrammingMistake() {
        assertThatNullPointerException().isThrownBy(() -> AddressRange.parse(null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.2.0", "10.1.2.255", "::ffff:10.1.2.7", "::FFFF:a01:207"})
    void addressesInTheBlockAreContained(String address) {
        assertThat(AddressRange.parse("10.1.2.0/24").contains(address)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "10.1.1.255",
                "10.1.3.0",
                "::10.1.2.1",
                "",
                "10.1.2",
                " 10.1.2.1",
                "10.1.2.1 ",
                "10.1.2.0/24",
                "[::ffff:10.1.2.1]",
                "10.1.2.1:80",
                "::ffff:10.1.2.1%eth0",
                "garbage"
            })
    void everythingElseIsNot(@Nullable String address) {
        assertThat(AddressRange.parse("10.1.2.0/24").contains(address)).isFalse();
    }

    @Test
    void zoneIdsAreInNoRange() {
        AddressRange linkLocal = AddressRange.parse("fe80::/10");

        assertThat(linkLocal.contains("fe80::1")).isTrue();
        assertThat(linkLocal.contains("fe80::1%eth0")).isFalse();
    }

    @Test
    void orderIsIpv4FirstThenByAddressThenWiderFirst() {
        List<AddressRange> sorted = Stream.of(
                        "1.2.3.4",
                        "9.0.0.0/8",
                        "10.0.0.0/7",
                        "10.0.0.0/8",
                        "10.0.0.0",
                        "10.0.0.1",
                        "200.0.0.1",
                        "::1",
                        "2001:db8::/32",
                        "2001:db8::/33",
                        "2001:db8::",
                        "2001:db8::8000:0:0:0",
                        "8000::",
                        "ffff::/16")
                .map(AddressRange::parse)
                .toList();

        List<AddressRange> turned = new ArrayList<>(sorted);
        Collections.reverse(turned);

        assertThat(turned.stream().sorted()).containsExactlyElementsOf(sorted);
    }

    @Test
    void equalRangesCompareAsEqual() {
        AddressRange one = AddressRange.parse("10.0.0.7/8");
        AddressRange other = AddressRange.parse("::ffff:10.9.9.9/104");

        assertThatComparable(one).isEqualTo(other).hasSameHashCodeAs(other).isEqualByComparingTo(other);
    }

    @Test
    void differentRangesAreNotEqual() {
        AddressRange one = AddressRange.parse("10.0.0.7/8");
        AddressRange other = AddressRange.parse("10.0.0.7/9");

        assertThatObject(one).isNotEqualTo(other).doesNotHaveSameHashCodeAs(other);
    }

    @Test
    void aRangeIsShownAsItsCanonicalText() {
        assertThatObject(AddressRange.parse("10.0.0.7/8")).hasToString("10.0.0.0/8");
    }
}
