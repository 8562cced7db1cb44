// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.Activation;
import io.maintenance.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivationCodecTest {

    private static final Instant AT = Instant.parse("2026-11-21T19:30:00.123Z");

    @Test
    void anActivationIsReadAsItWasWritten() {
        RandomStates.forMany(2_000, states -> {
            Activation activation = Activation.builder("global", "operator", AT)
                    .on(states.random().nextBoolean())
                    .level(states.oneOf(List.of(Level.values())))
                    .from(perhaps(states, AT.plusSeconds(5)))
                    .until(perhaps(states, Instant.parse("9999-12-31T00:00:00Z")))
                    .expect(perhaps(states, Instant.EPOCH))
                    .retryAfter(states.random().nextBoolean() ? Duration.ofSeconds(90) : null)
                    .reason(states.text())
                    .message(states.text())
                    .by(states.text())
                    .since(AT.minusSeconds(states.random().nextInt(3)))
                    .attributes(Map.of("x" + states.text(), states.text()))
                    .build();

            assertThat(ActivationCodec.read("global", "operator", ActivationCodec.write(activation)))
                    .contains(activation);
        });
    }

    private static @Nullable Instant perhaps(RandomStates states, Instant instant) {
        return states.random().nextBoolean() ? instant : null;
    }

    @Test
    void whatIsAsByDefaultIsNotWritten() {
        Activation plain = Activation.builder("global", "operator", AT).on(true).build();

        assertThat(ActivationCodec.write(plain).texts()).containsOnlyKeys("at", "on", "since");
    }

    @Test
    void anUnknownLevelMeansFull() {
        assertThat(read("level", "quarter").level()).isEqualTo(Level.FULL);
        assertThat(read("level", "READ-ONLY").level()).isEqualTo(Level.FULL);
        assertThat(read("level", "read-only").level()).isEqualTo(Level.READ_ONLY);
    }

    @Test
    void unknownAttributesAreKept() {
        assertThat(read("ticket.no", "4711").attributes()).containsExactly(Map.entry("ticket.no", "4711"));
    }

    @Test
    void timesCountInMillisecondsAsQuestionsDo() {
        assertThat(read("from", "2026-11-21T19:30:00.123999Z").from()).isEqualTo(AT);
        assertThat(read("until", "2026-11-21T20:30:00.123999+01:00").until()).isEqualTo(AT);
        assertThat(read("from", "1969-12-31T23:59:59.999999Z").from()).isEqualTo(Instant.ofEpochMilli(-1));
    }

    @ParameterizedTest
    @CsvSource({
        "on,",
        "on,TRUE",
        "on,yes",
        "at,",
        "at,today",
        "at,2026-11-21",
        "from,soon",
        "until,24:00",
        "expect,later",
        "since,+10000-01-01T00:00:00Z",
        "until,-0001-01-01T00:00:00Z",
        "retry-after,90",
        "retry-after,P1Y",
        "retry-after,PT9223372036854775808S",
        "retry-after,P106751991167301D"
    })
    void whatDoesNotSayWhatItMustIsNoActivation(String name, @Nullable String text) {
        assertThat(ActivationCodec.read("global", "operator", attributes(name, text == null ? "" : text)))
                .isEmpty();
    }

    private static Activation read(String name, String text) {
        return ActivationCodec.read("global", "operator", attributes(name, text))
                .orElseThrow();
    }

    @Test
    void attributesComeInTheOrderOfTheirNames() {
        SortedMap<String, String> texts = new TreeMap<>(Map.of("on", "true", "at", "2026-11-21T19:30:00Z"));
        IntStream.range(10, 99).forEach(i -> texts.put("ticket." + i, "4711"));

        Activation activation =
                ActivationCodec.read("global", "operator", Attributes.of(texts)).orElseThrow();

        assertThat(activation.attributes().keySet().stream().toList())
                .hasSize(89)
                .isSorted();
    }

    private static Attributes attributes(String name, String text) {
        Map<String, String> texts = new TreeMap<>(Map.of("on", "true", "at", AT.toString()));
        texts.put(name, text);
        return Attributes.of(texts);
    }
}
