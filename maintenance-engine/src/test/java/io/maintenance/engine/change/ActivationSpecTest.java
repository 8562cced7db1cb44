// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.maintenance.Activation;
import io.maintenance.ActivationSpec;
import io.maintenance.Level;
import io.maintenance.MaintenanceMode;
import io.maintenance.ScopeStatus;
import io.maintenance.engine.lab.Lab;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an activation may say, and what several of them say together. */
class ActivationSpecTest {

    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");

    private final Lab lab = new Lab();

    @AfterEach
    void close() {
        lab.close();
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(spec -> spec.holder("The Boss"), "The Boss"),
                mistake(spec -> spec.holder(""), "''"),
                mistake(spec -> spec.reason("x".repeat(1_001)), "1001"),
                mistake(spec -> spec.message("x".repeat(10_001)), "10001"),
                mistake(spec -> spec.by("x".repeat(201)), "201"),
                mistake(spec -> spec.from(Instant.EPOCH.minusSeconds(1)), "1969"),
                mistake(spec -> spec.until(Instant.MAX), "The end"),
                mistake(spec -> spec.until(NOW), "has passed"),
                mistake(spec -> spec.from(NOW.plusSeconds(9)).until(NOW.plusSeconds(9)), "not after the start"),
                mistake(spec -> spec.lasting(Duration.ZERO), " 0s:"),
                mistake(spec -> spec.lasting(Duration.ofSeconds(-1)), " -1s:"),
                mistake(spec -> spec.lasting(Duration.ofDays(367)), "366 days"),
                mistake(spec -> spec.from(Instant.parse("9999-12-30T00:00:00Z")).lasting(Duration.ofDays(9)), "9999"),
                mistake(spec -> spec.expect(Instant.MIN), "The expected end"),
                mistake(spec -> spec.retryAfter(Duration.ofMillis(999)), "Retry-After"),
                mistake(spec -> spec.retryAfter(Duration.ofDays(2)), "one day"),
                mistake(spec -> spec.attribute("stamp", "1"), "'stamp'"),
                mistake(spec -> spec.attribute("Ticket", "1"), "'Ticket'"),
                mistake(spec -> spec.attribute("ticket", "x".repeat(10_001)), "ticket"),
                mistake(spec -> spec.addresses(List.of("10.0.0.1", "10.0.0", "localhost")), "localhost"));
    }

    private static Arguments mistake(Consumer<ActivationSpec> spec, String named) {
        return Arguments.of(spec, named);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsNamedAndNothingIsChanged(Consumer<ActivationSpec> spec, String named) {
        MaintenanceMode command = lab.command();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> command.enable(spec))
                .withMessageContaining(named);
        assertThat(lab.primary.writes).hasValue(0);
    }

    @Test
    void everythingThatIsSaidIsStoredAndReadBack() {
        lab.command().enable(spec -> spec.holder("deploy")
                .level(Level.READ_ONLY)
                .reason("Ümlaut, \"quotes\" and\nlines \\ ")
                .message("Back soon \uD83D\uDE00")
                .from(NOW.minusSeconds(60))
                .lasting(Duration.ofHours(1))
                .expect(NOW.plusSeconds(600))
                .retryAfter(Duration.ofSeconds(90))
                .by("")
                .attribute("ticket", "OPS-1"));

        Activation read = lab.elsewhere().command().status().newest().orElseThrow();

        assertThat(read.holder()).isEqualTo("deploy");
        assertThat(read.reason()).isEqualTo("Ümlaut, \"quotes\" and\nlines \\ ");
        assertThat(read.message()).isEqualTo("Back soon \uD83D\uDE00");
        assertThat(read.until()).isEqualTo(NOW.plusSeconds(3600));
        assertThat(read.retryAfter()).isEqualTo(Duration.ofSeconds(90));
        assertThat(read.attributes()).isEqualTo(Map.of("ticket", "OPS-1"));
    }

    @Test
    void severalHoldersTogetherAreStrictestLatestAndEarliest() {
        MaintenanceMode command = lab.command();
        command.enable(spec -> spec.holder("a").level(Level.READ_ONLY).lasting(Duration.ofHours(1)));
        lab.machine.pass(Duration.ofMinutes(1));
        command.enable(spec -> spec.holder("b").lasting(Duration.ofHours(2)).reason("newest"));

        ScopeStatus both = command.status();
        assertThat(both.level()).isEqualTo(Level.FULL);
        assertThat(both.since()).isEqualTo(NOW);
        assertThat(both.until()).isEqualTo(lab.machine.now().plus(Duration.ofHours(2)));
        assertThat(both.next()).isEqualTo(NOW.plus(Duration.ofHours(1)));
        assertThat(both.newest().orElseThrow().reason()).isEqualTo("newest");

        command.enable(spec -> spec.holder("c").level(Level.READ_ONLY));
        assertThat(command.status().until()).isNull();
        assertThat(command.disable("b").after().level()).isEqualTo(Level.READ_ONLY);
    }

    @Test
    void onlyTheScopesThatAreConfiguredMayBeNamed() {
        lab.scopes = Set.of("store-a", "store-b");
        MaintenanceMode command = lab.command();

        assertThat(command.scope("store-a").name()).isEqualTo("store-a");
        assertThat(command.scope("global")).isSameAs(command);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> command.scope("store-c"))
                .withMessageContaining("store-c")
                .withMessageContaining("global, store-a, store-b");
    }
}
