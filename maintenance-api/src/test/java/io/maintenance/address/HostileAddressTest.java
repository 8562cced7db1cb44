// SPDX-License-Identifier: Apache-2.0
package io.maintenance.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.maintenance.patience.Rounds;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostileAddressTest {

    private static final AddressRange RANGE = AddressRange.parse("192.0.2.0/24");
    private static final AddressSet SET = AddressSet.of(Stream.of("192.0.2.0/24", "::/97", "2001:db8::/32")
            .map(AddressRange::parse)
            .toList());

    static Stream<String> hostile() {
        Stream<String> repeated = Stream.of(
                        "1", "0", ":", "::", ".", "1.", "1:", "/", "%", "[", "*", "-", "a-", "\0", "\u0661", "x", " 1")
                .flatMap(part -> Stream.of(2, 5, 50, 254, 100_000).map(part::repeat))
                .filter(text -> !text.equals("::"));
        Stream<String> single = Stream.of(
                ":::",
                "::::",
                "1::1::1",
                "1:::1",
                "::1::",
                ":1",
                "1:",
                "/",
                "//",
                "/8",
                "1.2.3.4//8",
                "::/",
                "%",
                "%%",
                "::%",
                "[]",
                "[",
                "]",
                "[]/8",
                "[[::1]]",
                "*.*",
                "-",
                "1-",
                "-1",
                "0x",
                "0x0x",
                "1.2.3.4\0",
                "\0001.2.3.4",
                "1.2.3.\0",
                "::1\0",
                "\u0661.\u0662.\u0663.\u0664",
                "\uff11.2.3.4",
                "::\u0661",
                "\ud83d\ude00",
                "\ud83d",
                "\ude00::1",
                "::1\ud83d",
                "1.2.3.4/\u0661",
                "::1/\u0661",
                "\u00a01.2.3.4",
                "\ufeff1.2.3.4",
                "\u202e1.2.3.4",
                "1.2.3.4/99999999999999999999",
                "10.0.0.0/8/8",
                "10.0.0.*.*.*.*",
                "999.*",
                "1.2.3.4.*",
                "$1.2.3.4",
                "%s%n%d",
                "0.0.0.0/0",
                "::/0",
                "::ffff:0:0/96",
                "::ffff:1.2.3.4/0",
                "0.0.0.0",
                "::");
        return Stream.concat(repeated, single);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void hostileTextsAreRefusedBriefly(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AddressRange.parse(text))
                .withMessageMatching("[ -~]{30,600}");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void askingForThemIsHarmless(String text) {
        assertThat(RANGE.contains(text)).isFalse();
        assertThat(AddressSet.EMPTY.contains(text)).isFalse();
        assertThat(SET.contains(text)).isEqualTo(text.equals("::"));
    }

    @Tag("slow")
    @Test
    void noiseNeverThrowsAnythingElse() {
        long seed = RandomAddresses.SEED;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < Rounds.atMost(200_000); i++) {
            String text = noise(random);
            assertThat(SET.contains(text) && !RANGE.contains(text) && ReferenceRanges.parse(text) == null)
                    .as("'%s', -Dmaintenance.test.seed=%d", text, seed)
                    .isFalse();
            parse(text);
        }
    }

    private static void parse(String text) {
        try {
            assertThat(AddressRange.parse(text).text()).isNotEmpty();
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).hasSizeLessThan(600);
        }
    }

    private static String noise(SplittableRandom random) {
        List<String> parts = List.of(
                "1", "0", "25", "f", ":", "::", ".", "/", "%", "*", "-", "[", "]", " ", "\0", "\ud800", "\u0661");
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(20); length > 0; length--) {
            text.append(parts.get(random.nextInt(parts.size())));
        }
        return text.toString();
    }
}
