// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maintenance.ChangeRefusedException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class StampsTest {

    private static final long NOW = 1_795_289_400_000L;
    private final Stamps stamps = new Stamps("ops@web-1#1");

    @Test
    void aStampIsTheClockWhereNothingIsReplaced() {
        assertThat(stamps.after(NOW, Stamp.NONE, Stamp.NONE)).isEqualTo(new Stamp(NOW, "ops@web-1#1"));
    }

    @Test
    void eachStampNamesItsWriter() {
        assertThat(stamps.writer()).isEqualTo("ops@web-1#1");
        assertThat(stamps.after(NOW, Stamp.NONE, Stamp.NONE).writer()).isEqualTo(stamps.writer());
    }

    @Test
    void aStampIsOneMoreThanWhatItReplaces() {
        assertThat(stamps.after(NOW, at(NOW + 10), at(NOW)).millis()).isEqualTo(NOW + 11);
        assertThat(stamps.after(NOW, at(NOW), at(NOW + 20)).millis()).isEqualTo(NOW + 21);
    }

    @Test
    void aClockBefore1970CountsAs1970() {
        assertThat(stamps.after(-5, Stamp.NONE, Stamp.NONE).millis()).isZero();
    }

    @Test
    @Timeout(120)
    void noStampIsIssuedTwiceHoweverLongTheClockStandsStill() {
        Set<Stamp> issued = new HashSet<>();
        for (int i = 0; i < 50_000; i++) {
            assertThat(issued.add(stamps.after(NOW, Stamp.NONE, Stamp.NONE))).isTrue();
        }
    }

    @Test
    void aClockThatIsSetBackByTenThousandChangesIssuesNoneOfTheirStampsAgain() {
        for (int i = 0; i < 10_000; i++) {
            stamps.after(NOW + 2L * i, Stamp.NONE, Stamp.NONE);
        }

        assertThat(stamps.after(NOW, Stamp.NONE, Stamp.NONE).millis()).isEqualTo(NOW + 1);
    }

    @Test
    void aRowWithoutGapsIsRememberedWhateverItsLength() {
        for (int i = 0; i < 20_000; i++) {
            stamps.after(NOW + i, Stamp.NONE, Stamp.NONE);
        }

        assertThat(stamps.after(NOW, Stamp.NONE, Stamp.NONE).millis()).isEqualTo(NOW + 20_000);
    }

    @Test
    void threadsNeverGetTheSameStamp() {
        Set<Stamp> issued = ConcurrentHashMap.newKeySet();

        IntStream.range(0, 5_000).parallel().forEach(i -> issued.add(stamps.after(NOW, Stamp.NONE, Stamp.NONE)));

        assertThat(issued).hasSize(5_000);
    }

    @Test
    void aRegisterFarAheadRaisesItsOwnSuccessorsOnly() {
        stamps.after(NOW, at(NOW * 2), Stamp.NONE);

        assertThat(stamps.after(NOW, Stamp.NONE, Stamp.NONE).millis()).isEqualTo(NOW);
    }

    @Test
    void whatIsIssuedCanAlwaysBeReadBackAndIsLarger() {
        RandomStates.forMany(5_000, states -> {
            Stamp replaced = states.stamp();
            Stamp floor = states.stamp();
            long now = states.random().nextInt(3) == 0 ? states.random().nextLong() : NOW;

            Stamp stamp = new Stamps("w").after(now, replaced, floor);

            assertThat(Stamp.parse(stamp.text())).contains(stamp);
            assertThat(stamp).isGreaterThan(replaced).isGreaterThan(floor);
        });
    }

    @Test
    void aClockBehindAllStampsIsNotBelieved() {
        assertThat(stamps.after(Stamp.LATEST, Stamp.NONE, Stamp.NONE).millis()).isEqualTo(Stamp.LATEST);
        assertThat(stamps.after(Long.MAX_VALUE, at(NOW), Stamp.NONE).millis()).isEqualTo(NOW + 1);
        assertThat(stamps.after(Stamp.LATEST + 1, Stamp.NONE, Stamp.NONE).millis())
                .isZero();
    }

    @Test
    void whereNoLargerStampIsLeftTheChangeIsRefusedInPlaceOfLost() {
        assertThat(stamps.after(NOW, at(Stamp.LATEST - 1), Stamp.NONE).millis()).isEqualTo(Stamp.LATEST);
        assertThatThrownBy(() -> stamps.after(NOW, at(Stamp.LATEST), Stamp.NONE))
                .isInstanceOf(ChangeRefusedException.class)
                .hasMessageContaining(Long.toString(Stamp.LATEST))
                .hasMessageContaining("Nothing was changed");
    }

    private static Stamp at(long millis) {
        return new Stamp(millis, "z");
    }

    @Test
    void theLastOfVeryManyIsNotIssuedAgain() {
        long last = NOW;
        for (int i = 0; i < 20_001; i++) {
            last = NOW + 10L * i;
            stamps.after(last, Stamp.NONE, Stamp.NONE);
        }

        assertThat(stamps.after(last, Stamp.NONE, Stamp.NONE).millis()).isEqualTo(last + 1);
    }
}
