// SPDX-License-Identifier: Apache-2.0
package io.maintenance.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRefusalTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | it is empty: write an address or a CIDR block, for example",
                "'  ' | it is empty",
                "localhost | host names are not resolved: write the address, for example 127.0.0.1 or ::1",
                "localhost:8080 | host names are not resolved",
                "my-host.example.com | host names are not resolved",
                "face | host names are not resolved",
                "host/24 | host names are not resolved",
                "10.0.0 | an IPv4 address has four numbers: did you mean 10.0.0.0/24?",
                "127.1 | did you mean 127.1.0.0/16?",
                "1 | did you mean 1.0.0.0/8?",
                "10/8 | did you mean 10.0.0.0/8?",
                "10.0.0/25 | did you mean 10.0.0.0/25?",
                "2130706433 | an IPv4 address has four numbers from 0 to 255",
                "0x7f.0.0.1 | an IPv4 address has four numbers in decimal",
                "1.2.3.256 | an IPv4 address has four numbers from 0 to 255",
                "1.2.3.4.5 | an IPv4 address has four numbers from 0 to 255",
                "1..2.3 | an IPv4 address has four numbers from 0 to 255",
                "10..0.11 | an IPv4 address has four numbers from 0 to 255",
                ". | an IPv4 address has four numbers from 0 to 255",
                "010.0.0.1 | leading zeros are ambiguous (octal?): write 10.0.0.1",
                "10.00.0.0/8 | leading zeros are ambiguous (octal?): write 10.0.0.0/8",
                "0300.1 | leading zeros are ambiguous (octal?): leave them out",
                "1.2.3.4:80 | a port is no part of an address: leave it out, 1.2.3.4",
                "[::1]:80 | write the address alone, ::1",
                "[2001:db8::]/32 | write the address alone, 2001:db8::",
                "fe80::1%eth0 | an address with a zone id is in no range: write it without, fe80::1",
                "* | this is everybody: to let everybody in, turn maintenance off",
                "*.*.*.* | this is everybody",
                "10.0.* | wildcards are not known: did you mean 10.0.0.0/16?",
                "10.*.*.* | wildcards are not known: did you mean 10.0.0.0/8?",
                "10.*.3.4 | wildcards are not known: write a CIDR block",
                "300.* | wildcards are not known: write a CIDR block",
                "10.0.0.1-10.0.0.9 | spans are not known: write the CIDR blocks",
                "10.0.0.1 - 10.0.0.9 | spans are not known",
                "1.2.3.4, 5.6.7.8 | this is more than one: give each range by itself",
                "1.2. 3.4 | there are blanks inside",
                "1.2.3.4;5.6.7.8 | this is more than one",
                ",1.2.3.4 | this is more than one",
                ";1.2.3.4 | this is more than one",
                "10.0.0/99 | did you mean 10.0.0.0/24?",
                "1.2.3. | did you mean 1.2.3.0/24?",
                "300.1 | an IPv4 address has four numbers from 0 to 255",
                "::1%eth0 | write it without, ::1",
                "%::1 | an address with a zone id is in no range",
                "host%1 | host names are not resolved",
                "*host | wildcards are not known: write a CIDR block",
                "a:b | host names are not resolved",
                "/::1 | host names are not resolved",
                "~host | host names are not resolved",
            })
    void otherNotationsGetAHint(String text, String reason) {
        assertRefused(text, reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.2.3.4/33 | the prefix length of IPv4 is a number from 1 to 32",
                "1.2.3.4/ | the prefix length of IPv4",
                "1.2.3.4/-1 | the prefix length of IPv4",
                "1.2.3.4/+8 | the prefix length of IPv4",
                "1.2.3.4/08 | the prefix length of IPv4",
                "1.2.3.4/4294967304 | the prefix length of IPv4",
                "1.2.3.4/8/8 | the prefix length of IPv4",
                "::1/129 | the prefix length of IPv6 is a number from 1 to 128",
                "10.0.0.1/255.0.0.0 | masks are not known: write the prefix length, 10.0.0.0/8",
                "10.0.0.0/255.255.255.255 | write the prefix length, 10.0.0.0",
                "10.0.0.0/255.0.255.0 | masks are not known: write the prefix length",
                "10.0.0.0/0.0.0.0 | masks are not known: write the prefix length",
                "0.0.0.0/0 | this is everybody: to let everybody in, turn maintenance off",
                "1.2.3.4/0 | this is everybody",
                "::/0 | this is everybody",
                "::ffff:1.2.3.4/96 | this is everybody",
                "2001:db8::/0 | this is everybody",
                "::ffff:10.0.0.1/32 | did you mean 10.0.0.1?",
                "::ffff:10.0.0.1/33 | all of IPv4 is in this block",
                "::/1 | all of IPv4 is in this block",
                "::fffe:0:0/95 | all of IPv4 is in this block",
                "::ffff:10.0.0.0/8 | all 128 bits, so that this is all of IPv4: did you mean 10.0.0.0/8?",
                "0.0.0.0 | no client has this address: to let everybody in, turn maintenance off",
                "::/128 | no client has this address",
                "::ffff:0:0 | no client has this address",
            })
    void badPrefixesGetAHint(String text, String reason) {
        assertRefused(text, reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1::2::3 | :: may stand once",
                "::: | :: may stand once",
                "1:2:3:4:5:6:7 | an IPv6 address has eight groups",
                "1:2:3:4:5:6:7:8:9 | an IPv6 address has eight groups",
                "1:2:3:4::5:6:7:8 | an IPv6 address has eight groups",
                ":1:2:3:4:5:6:7 | an IPv6 address has eight groups",
                "1:2:3:4:5:6:7: | an IPv6 address has eight groups",
                "12345::1 | a group of an IPv6 address has one to four",
                "::1.2.3 | only an IPv4 address at the very end",
                "::1.2.3.4:1 | only an IPv4 address at the very end",
                "1.2.3.4::1 | only an IPv4 address at the very end",
                ".::1 | only an IPv4 address at the very end",
                "::1::/64 | :: may stand once",
                "::01.2.3.4 | only an IPv4 address at the very end",
                "1:2:3:4:5:6:7:1.2.3.4 | only an IPv4 address at the very end",
                "::g | host names are not resolved",
            })
    void badIpv6GetsAHint(String text, String reason) {
        assertRefused(text, reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0300.1 | leave them out",
                "300.* | for example 10.0.0.0/16",
                "10.0.0.0/255.0.255.0 | write the prefix length",
                "10.0.0.0/0.0.0.0 | write the prefix length",
                "[host]:80 | write the address alone",
                "fe80::x%eth0 | write it without",
                "1.2.3:80 | leave it out",
            })
    void whereNoBetterTextIsKnownNoneIsGiven(String text, String end) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AddressRange.parse(text))
                .satisfies(e -> assertThat(e.getMessage()).endsWith(end));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.2.3.4\u0000", "1.2\n.3.4", "\u0661.2.3.4", "1.2.3.\uff14", "\u001b[31m", "\ud800", "::\u00e9"
            })
    void strangeCharactersAreShownEscaped(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AddressRange.parse(text))
                .withMessageContaining("characters that no address has")
                .withMessageContaining("\\u")
                .withMessageMatching("[ -~]*");
    }

    @Test
    void longTextsAreCut() {
        String text = "1".repeat(1_000_000);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> AddressRange.parse(text))
                .withMessageContaining("\"" + "1".repeat(64) + "...\"")
                .withMessageContaining("it has 1000000 characters")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300));
    }

    @Test
    void aTextOf255CharactersIsStillLookedInto() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AddressRange.parse("f".repeat(255)))
                .withMessageContaining("host names are not resolved");
    }

    private static void assertRefused(String text, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AddressRange.parse(text))
                .withMessageStartingWith("Not an address range: \"" + text.strip() + "\": ")
                .withMessageContaining(reason);
    }
}
