// SPDX-License-Identifier: Apache-2.0
package io.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ActivationTest {

    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");

    private final Activation plain =
            Activation.builder("global", "deploy", NOW).on(true).build();

    @Test
    void whatIsNotSetHasItsDefault() {
        Activation off = Activation.builder("global", "deploy", NOW).build();

        assertThat(off.on()).isFalse();
        assertThat(off.level()).isEqualTo(Level.FULL);
        assertThat(off.since()).isEqualTo(NOW);
        assertThat(off.until()).isNull();
        assertThat(off.reason()).isEmpty();
        assertThat(off.attributes()).isEmpty();
    }

    @Test
    void theSameComponentsAreTheSameActivation() {
        assertThat(plain.toBuilder().build()).isEqualTo(plain).hasSameHashCodeAs(plain);
    }

    static List<UnaryOperator<Activation.Builder>> differences() {
        return List.of(
                each -> each.on(false),
                each -> each.level(Level.READ_ONLY),
                each -> each.from(NOW),
                each -> each.until(NOW),
                each -> each.expect(NOW),
                each -> each.retryAfter(Duration.ofSeconds(1)),
                each -> each.reason("x"),
                each -> each.message("x"),
                each -> each.by("x"),
                each -> each.since(NOW.plusMillis(1)),
                each -> each.at(NOW.plusMillis(1)),
                each -> each.attributes(Map.of("x", "y")));
    }

    @ParameterizedTest
    @MethodSource("differences")
    void oneOtherComponentMakesAnother(UnaryOperator<Activation.Builder> difference) {
        assertThat(difference.apply(plain.toBuilder()).build()).isNotEqualTo(plain);
    }

    @Test
    void attributesAreCopiedAndSortedAndTheirValuesNotShown() {
        Map<String, String> given = new HashMap<>(Map.of("b", "secret-b", "a", "secret-a"));
        Activation activation = plain.toBuilder().attributes(given).build();
        given.clear();

        assertThat(activation.attributes().keySet()).containsExactly("a", "b");
        assertThat(activation).asString().contains("further [a, b]").doesNotContain("secret");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> activation.attributes().put("c", "d"));
    }
}
