// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The order of attributes, which decides where two changes have one stamp. */
class AttributesTest {

    @Test
    void theyAreComparedNameByNameAndTextByTextAndTheShorterComeFirst() {
        List<Attributes> sorted = List.of(
                Attributes.of(Map.of()),
                Attributes.of(Map.of("a", "1")),
                Attributes.of(Map.of("a", "1", "b", "0")),
                Attributes.of(Map.of("a", "2")),
                Attributes.of(Map.of("b", "0")));

        for (int one = 0; one < sorted.size(); one++) {
            for (int other = 0; other < sorted.size(); other++) {
                int order = sorted.get(one).compareTo(sorted.get(other));
                assertThat(Integer.signum(order)).as("%d, %d", one, other).isEqualTo(Integer.compare(one, other));
            }
        }
    }
}
