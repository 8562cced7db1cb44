// SPDX-License-Identifier: Apache-2.0
package io.maintenance.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

    private static final AddressSet SET = AddressSet.of(
            Stream.of("10.0.0.0/8", "2001:db8::/32").map(AddressRange::parse).toList());

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "::ffff:192.0.2.1, 192.0.2.1",
        "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
    })
    void itsTextIsCanonical(String given, String canonical) {
        assertThat(IpAddress.tryParse(given)).get().hasToString(canonical);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "localhost",
                "10.0.0.0/8",
                " 10.0.0.1",
                "[::1]",
                "fe80::1%eth0",
                "10.0.0.1:80",
                "0.0.0.0",
                "::"
            })
    void anythingElseIsNone(String text) {
        assertThat(IpAddress.tryParse(text)).isEmpty();
    }

    @Test
    void spellingsOfOneAddressAreEqual() {
        assertThat(IpAddress.tryParse("::ffff:10.0.0.1"))
                .isEqualTo(IpAddress.tryParse("10.0.0.1"))
                .hasSameHashCodeAs(IpAddress.tryParse("10.0.0.1"))
                .isNotEqualTo(IpAddress.tryParse("10.0.0.2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.2.3", "11.1.2.3", "::ffff:10.1.2.3", "::ffff:11.1.2.3", "2001:db8::1", "2001:db9::1"})
    void aSetAnswersAsForItsText(String text) {
        assertThat(SET.contains(IpAddress.tryParse(text).orElseThrow())).isEqualTo(SET.contains(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.2.3", "11.1.2.3", "2001:db8::1", "2001:db9::1", "localhost"})
    void twoSetsAnswerAsEachOfThem(String text) {
        AddressSet other =
                AddressSet.of(List.of(AddressRange.parse("11.0.0.0/8"), AddressRange.parse("2001:db9::/32")));

        assertThat(AddressSet.anyContains(SET, other, text)).isEqualTo(SET.contains(text) || other.contains(text));
        assertThat(AddressSet.anyContains(other, SET, text)).isEqualTo(SET.contains(text) || other.contains(text));
    }
}
