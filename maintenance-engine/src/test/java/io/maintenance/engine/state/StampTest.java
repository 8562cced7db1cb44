// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StampTest {

    @Test
    void aStampIsReadAsItWasWritten() {
        Stamp stamp = new Stamp(1_795_289_400_000L, "ops@web-1#9f2c4a7d01e3b586");

        assertThat(stamp.text()).isEqualTo("1795289400000.ops@web-1#9f2c4a7d01e3b586");
        assertThat(Stamp.parse(stamp.text())).contains(stamp);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1.",
                ".a",
                "-1.a",
                "+1.a",
                "1.a b",
                "1.a\n",
                " 1.a",
                "1.\u00e9",
                "\u0661.a",
                "1e3.a",
                "9223372036854775808.a",
                "99999999999999999999999999999999.a"
            })
    void whatIsNoStampIsNotRead(String text) {
        assertThat(Stamp.parse(text)).isEmpty();
    }

    @Test
    void aWriterHasAtMost200Characters() {
        assertThat(Stamp.parse("1." + "w".repeat(200))).isPresent();
        assertThat(Stamp.parse("1." + "w".repeat(201))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.!", "1.~", "1.!a~", "0.a", "281474976710655.a", "000000000000000001.a", "1.a.b"})
    void whatIsJustAStampIsRead(String text) {
        assertThat(Stamp.parse(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1. ", "1.\u007f", "1.a b", "/.a", ":.a", "0000000000000000001.a", "281474976710656.a"})
    void whatIsJustNoneIsNot(String text) {
        assertThat(Stamp.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {Stamp.LATEST + 1, 1_795_289_400_000_000L, 999_999_999_999_999L, 999_999_999_999_999_999L})
    void aStampFarBehindTheYear9999IsNoneSoThatAChangeCanBeatIt(long millis) {
        assertThat(Stamp.parse(millis + ".a")).isEmpty();
    }

    @Test
    void theYear9999LeavesRoomForAllChangesToCome() {
        Stamp endOf9999 = Stamp.parse("253402300799999.a").orElseThrow();

        assertThat(Stamp.LATEST - endOf9999.millis()).isGreaterThan(1_000_000_000_000L);
    }

    @Test
    void millisComeBeforeTheWriter() {
        assertThat(new Stamp(2, "a")).isGreaterThan(new Stamp(1, "b"));
        assertThat(new Stamp(1, "b")).isGreaterThan(new Stamp(1, "a"));
        assertThat(new Stamp(0, "")).isGreaterThan(Stamp.NONE);
    }
}
