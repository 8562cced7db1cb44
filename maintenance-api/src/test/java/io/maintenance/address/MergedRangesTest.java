// SPDX-License-Identifier: Apache-2.0
package io.maintenance.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergedRangesTest {

    @ParameterizedTest
    @CsvSource({
        "1, 10.0.0.0/24 10.0.1.0/24",
        "1, 10.0.0.0/8 10.1.0.0/16 10.2.0.0/16 11.0.0.0/8",
        "1, 0.0.0.0/1 128.0.0.0/1 255.255.255.255",
        "1, 127.255.255.255 128.0.0.0",
        "1, 10.0.0.1 10.0.0.1",
        "2, 10.0.0.0/24 10.0.2.0/24",
        "2, 0.0.0.1 255.255.255.255",
    })
    void ipv4BlocksThatTouchBecomeOneSpan(int spans, String ranges) {
        assertThat(Ipv4Ranges.of(blocks(ranges)).size()).isEqualTo(spans);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 2001:db8::/33 2001:db8:8000::/33",
        "1, 2001:db8::/65 2001:db8:0:0:8000::/65 2001:db8:0:1::/64",
        "1, 2001:db8::/32 2001:db8:1::/48 2001:db9::/32",
        "1, 7fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff 8000::",
        "1, fffe::/16 ffff::/16 ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "1, 2001:db8::1 2001:db8::1",
        "2, 2001:db8::/32 2001:dba::/32",
        "2, ::1 ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    })
    void ipv6BlocksThatTouchBecomeOneSpan(int spans, String ranges) {
        assertThat(Ipv6Ranges.of(blocks(ranges)).size()).isEqualTo(spans);
    }

    private static List<CidrBlock> blocks(String ranges) {
        return Stream.of(ranges.split(" ")).map(RangeParser::parse).sorted().toList();
    }
}
