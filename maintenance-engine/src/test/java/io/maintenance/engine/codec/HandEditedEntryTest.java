// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.Activation;
import io.maintenance.engine.codec.Entry.Kind;
import io.maintenance.engine.state.ActivationCodec;
import io.maintenance.engine.state.Attributes;
import io.maintenance.engine.state.Membership;
import io.maintenance.engine.state.Register;
import io.maintenance.engine.state.Registers;
import io.maintenance.engine.state.Stamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever leaves the lines that {@link java.util.Properties} reads as they are is no damage. */
class HandEditedEntryTest {

    private static final String TEXT =
            """
            format=1
            global.operator.at=2026-11-21T19:30:00Z
            global.operator.on=true
            global.operator.reason=Database migration
            global.operator.stamp=1795289400000.ops@web-1#9f2c4a7d01e3b586
            namespace=shop-prod
            ~end=7
            """;

    private final EntryCodec<Attributes> codec = EntryCodec.status("shop-prod", Integer.MAX_VALUE);
    private final Registers<Attributes> registers = codec.read(TEXT).registers();

    @Test
    void lineEndsOfAnySystemAreRead() {
        assertTheSame(text -> text.replace("\n", "\r\n"));
        assertTheSame(text -> text.replace("\n", "\r"));
    }

    @Test
    void theLastLineEndMayBeMissingOrFollowedByMore() {
        assertTheSame(String::stripTrailing);
        assertTheSame(text -> text + "\n\n  \n");
    }

    @Test
    void blanksAroundTheEqualsSignDoNotCount() {
        assertTheSame(text -> text.replaceFirst("=", " = ").replace("on=", "on\t=  "));
        assertTheSame(text -> text.replace("on=", "on:").replace("format=", "format "));
        assertTheSame(text -> text.replace("\nglobal", "\n  global"));
    }

    @Test
    void commentsAndEmptyLinesDoNotCount() {
        assertTheSame(text -> "# ours\n" + text.replace("namespace", "\n! this one\nnamespace"));
    }

    @Test
    void linesMayBeContinued() {
        assertTheSame(text -> text.replace("Database migration", "Database \\\n      migration"));
    }

    @Test
    void linesMayStandInAnyOrder() {
        List<String> lines = new ArrayList<>(TEXT.lines().toList());
        Collections.shuffle(lines, new Random(7));
        assertTheSame(text -> String.join("\n", lines));
    }

    @Test
    void whatCannotBeReadAsARegisterIsKeptAndRanksLowest() {
        assertUnreadable(TEXT.replace("stamp=1795", "stamp=x1795"));
        assertUnreadable(TEXT.replace("stamp=1795289400000", "stamp=999999999999999999"));
        assertUnreadable(TEXT.replace("on=true", "on=yes"));
        assertUnreadable(TEXT.replace("2026-11-21T19:30:00Z", "+999999999-01-01T00:00:00Z"));
        assertUnreadable(TEXT.replace("2026-11-21T19:30:00Z", "today"));
        assertUnreadable(TEXT.replace("reason=Database migration", "until=soon"));
        assertUnreadable(TEXT.replace("reason=Database migration", "retry-after=PT99999999999999999999S"));
    }

    private void assertUnreadable(String text) {
        Entry<Attributes> entry = codec.read(text);

        assertThat(entry.kind()).isEqualTo(Kind.VALID);
        assertThat(entry.registers().group("global").stampOf("operator")).isEqualTo(Stamp.NONE);
        assertThat(codec.write(entry.registers(), null).lines())
                .containsExactlyInAnyOrderElementsOf(text.lines().toList());
    }

    @ParameterizedTest
    @CsvSource({"PT87600H, 86400", "P9999D, 86400", "PT0S, 1", "PT-5M, 1", "PT90.9S, 90"})
    void aRetryAfterBeyondWhatAChangeMaySetCountsAsTheNearestThatItMay(String given, int seconds) {
        Entry<Attributes> entry = codec.read(TEXT.replace("reason=Database migration", "retry-after=" + given));
        Register<Attributes> register = register(entry);

        assertThat(ActivationCodec.read("global", "operator", register))
                .map(Activation::retryAfter)
                .hasValue(Duration.ofSeconds(seconds));
        assertThat(register.value().get("retry-after")).isEqualTo(given);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-11-21T20:00:00Z \\u001b[31mred", "2026-11-21T20:00:00Z", "2026-11-21T20:00:00Z ", "now ops"
            })
    void aNoteThatNoKeeperWroteIsNone(String note) {
        Entry<Attributes> entry = codec.read(TEXT.replace("~end=7", "~keeper=" + note + "\n~end=8"));

        assertThat(entry.problem()).isNull();
        assertThat(entry.note()).isNull();
    }

    @Test
    void aPrimaryStoreWithControlCharactersIsNotNamed() {
        Entry<Attributes> entry = codec.read(TEXT.replace("~end=7", "~primary=redis:\\u001b[31m\n~end=8"));

        assertThat(entry.problem()).isNull();
        assertThat(entry.note()).isNull();
    }

    private static Register<Attributes> register(Entry<Attributes> entry) {
        return Objects.requireNonNull(
                entry.registers().group("global").registers().get("operator"));
    }

    @Test
    void anUnreadableRegisterYieldsToAFloor() {
        String text = TEXT.replace("stamp=1795", "stamp=x1795").replace("~end=7", "global.~floor=1.a\n~end=8");

        assertThat(codec.read(text).registers().group("global").registers()).isEmpty();
    }

    @Test
    void anUnknownLevelIsKept() {
        String text = TEXT.replace("reason=Database migration", "level=quarter");

        assertThat(codec.read(text).registers().group("global").stampOf("operator"))
                .isNotEqualTo(Stamp.NONE);
        assertThat(codec.write(codec.read(text).registers(), null).lines()).contains("global.operator.level=quarter");
    }

    @Test
    void rangesAreNormalisedAndUnknownSpellingsKept() {
        EntryCodec<Membership> addresses = EntryCodec.addresses("shop-prod", Integer.MAX_VALUE);
        Entry<Membership> entry = addresses.read(
                """
                format=1
                global.in.1.a=10.1.2.3/8   ::ffff:10.0.0.1 2001:DB8:0::1 ten.*
                global.out.2.a=10.0.0.0/8
                namespace=shop-prod
                ~end=5
                """);

        assertThat(entry.registers().group("global").registers())
                .containsOnlyKeys("10.0.0.0/8", "10.0.0.1", "2001:db8::1", "ten.*");
        assertThat(entry.registers().group("global").registers())
                .containsEntry("10.0.0.0/8", new Register<>(new Stamp(2, "a"), Membership.OUT));
    }

    private void assertTheSame(UnaryOperator<String> edit) {
        Entry<Attributes> entry = codec.read(edit.apply(TEXT));

        assertThat(entry.problem()).isNull();
        assertThat(entry.registers()).isEqualTo(registers);
        assertThat(registers.isEmpty()).isFalse();
    }
}
