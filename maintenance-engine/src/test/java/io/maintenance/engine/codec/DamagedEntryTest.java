// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.maintenance.MaintenanceHealth.Keeper;
import io.maintenance.engine.codec.Entry.Kind;
import io.maintenance.engine.state.Attributes;
import io.maintenance.engine.state.RandomStates;
import io.maintenance.engine.state.Registers;
import io.maintenance.spi.support.Damage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Base64;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that are not what was written. */
class DamagedEntryTest {

    private static final KeeperNote NOTE = new KeeperNote(
            "redis://cache:6379/14", new Keeper("ops@web-1#1", Instant.parse("2026-11-21T20:00:00Z")), false);

    private final EntryCodec<Attributes> plain = EntryCodec.status("shop-prod", Integer.MAX_VALUE);
    private final EntryCodec<Attributes> packed = EntryCodec.status("shop-prod", 0);

    @Tag("slow")
    @Test
    void aTextThatWasCutOffAnywhereIsDamagedOrWhole() {
        RandomStates.forMany(300, states -> {
            Registers<Attributes> registers = states.status();
            assertNeverShorter(plain, registers, plain.write(registers, null));
            assertNeverShorter(plain, registers, plain.write(registers, NOTE));
            assertNeverShorter(packed, registers, packed.write(registers, NOTE));
        });
    }

    private static void assertNeverShorter(EntryCodec<Attributes> codec, Registers<Attributes> registers, String text) {
        KeeperNote note = codec.read(text).note();
        for (int length = 0; length < text.length(); length++) {
            Entry<Attributes> entry = codec.read(text.substring(0, length));
            if (!entry.isDamaged()) {
                assertThat(entry.kind()).isEqualTo(Kind.VALID);
                assertThat(entry.registers()).as("cut to %d: %s", length, text).isEqualTo(registers);
                assertThat(entry.note()).as("cut to %d: %s", length, text).isEqualTo(note);
            }
        }
    }

    @Test
    void alteredTextsAreReadOrDamagedAndNothingElse() {
        RandomStates.forMany(3_000, states -> {
            String text = (states.random().nextBoolean() ? plain : packed).write(states.status(), NOTE);
            StringBuilder altered = new StringBuilder(text);
            for (int i = states.random().nextInt(4); i >= 0; i--) {
                altered.setCharAt(states.random().nextInt(text.length()), (char)
                        states.random().nextInt(states.random().nextBoolean() ? 0x80 : 0x1_0000));
            }

            Entry<Attributes> entry = plain.read(altered.toString());

            assertThat(entry.isDamaged()).isEqualTo(entry.problem() != null);
            assertThat(entry.raw()).isEqualTo(altered.toString());
            if (entry.kind() == Kind.VALID) {
                assertThat(plain.read(plain.write(entry.registers(), null)).registers())
                        .isEqualTo(entry.registers());
            }
        });
    }

    @Test
    void anAlteredPackedTextIsNeverReadAsSomethingElse() {
        RandomStates.forMany(1_000, states -> {
            Registers<Attributes> registers = states.status();
            StringBuilder altered = new StringBuilder(packed.write(registers, null));
            int at = "maintenance/1+gzip:".length();
            at += states.random().nextInt(altered.length() - at);
            altered.setCharAt(at, (char) ('A' + states.random().nextInt(26)));

            Entry<Attributes> entry = packed.read(altered.toString());

            assertThat(entry.isDamaged() || entry.registers().equals(registers)).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n\t ",
                "format",
                "format=1",
                "format=1\nnamespace=shop-prod\n",
                "namespace=shop-prod\n~end=2\n",
                "format=1\n~end=2\n",
                "format=one\nnamespace=shop-prod\n~end=3\n",
                "format=1\nnamespace=shop-prod\n~end=2\n",
                "format=1\nnamespace=shop-prod\n~end=4\n",
                "format=1\nnamespace=shop-prod\n~end=-3\n",
                "format=1\nnamespace=shop-prod\n~end=99999999999999999999999\n",
                "format=1\nnamespace=shop-prod\nnamespace=shop-prod\n~end=3\n",
                "format=1\nnamespace=shop-prod\nnamespace=shop-prod\n~end=4\n",
                "format=1\nnamespace=shop-prod\na=\\u12\n~end=4\n",
                "maintenance/1+gzip:",
                "maintenance/1+gzip:AAAA",
                "maintenance/1+gzip:!!!!",
                "maintenance/1+zip:AAAA",
                "<html>502 Bad Gateway</html>"
            })
    void theseAreDamagedAndSayWhy(String text) {
        Entry<Attributes> entry = plain.read(text);

        assertThat(entry.kind()).isEqualTo(Kind.DAMAGED);
        assertThat(entry.problem()).isNotBlank();
        assertThat(entry.registers().isEmpty()).isTrue();
    }

    @Test
    void anEntryOfAnotherNamespaceIsNotReadAndNamesItPrintably() {
        String text = EntryCodec.status("shop-test", 0).write(Registers.empty(), null);

        assertThat(plain.read(text).problem()).contains("shop-test");
        assertThat(plain.read("format=1\nnamespace=a\\u001b\n~end=3\n").problem())
                .contains("'a?'");
        assertThat(plain.read("format=1\nnamespace=" + "n".repeat(64) + "\n~end=3\n")
                        .problem())
                .endsWith("'" + "n".repeat(64) + "'");
        assertThat(plain.read("format=1\nnamespace=\\u001b" + "n".repeat(64) + "\n~end=3\n")
                        .problem())
                .endsWith("'?" + "n".repeat(63) + "...'");
    }

    @Test
    void whatExpandsBeyondTheBoundIsDamaged() {
        assertThat(plain.read(Compression.compress("a".repeat(Compression.MAX_BYTES + 1)))
                        .problem())
                .contains("expands to more than");
        assertThat(packed.canBeReadBack(Compression.compress("a".repeat(Compression.MAX_BYTES + 1))))
                .isFalse();
    }

    @Test
    void whatExpandsToJustTheBoundIsRead() throws DamagedEntryException {
        assertThat(Compression.expand(Compression.compress("a".repeat(Compression.MAX_BYTES))))
                .hasSize(Compression.MAX_BYTES);
    }

    @Test
    @Tag("large")
    void aSmallTextCannotFillTheMemory() throws IOException {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            for (int i = 0; i < 300; i++) {
                gzip.write(new byte[1024 * 1024]);
            }
        }
        String text = "maintenance/1+gzip:" + Base64.getEncoder().encodeToString(bomb.toByteArray());
        long before = thread.getCurrentThreadAllocatedBytes();

        assertThat(plain.read(text).isDamaged()).isTrue();
        assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(4L * Compression.MAX_BYTES);
    }

    @Test
    void whatDoesNotExpandToTextIsDamaged() {
        String text = Compression.compress("x");

        assertThat(plain.read(text).isDamaged()).isTrue();
        assertThat(plain.read(text + "\n \n").problem())
                .isEqualTo(plain.read(text).problem());
    }

    @Tag("slow")
    @Test
    @Tag("large")
    @Timeout(300) // what looks at each sign again for each takes hours
    void garbageOfAnyKindIsReadInTimeProportionalToItsLength() {
        Random random = new Random(1);
        int size = 5_000_000;
        assertDamagedSoon("\\u0041".repeat(size / 6));
        assertDamagedSoon("a".repeat(size));
        assertDamagedSoon("\\".repeat(size));
        assertDamagedSoon("\\\n ".repeat(size / 3));
        assertDamagedSoon("=".repeat(size));
        assertDamagedSoon("a.".repeat(size / 2));
        assertDamagedSoon("1".repeat(size));
        assertDamagedSoon("#\n".repeat(size / 2));
        assertDamagedSoon("format=" + "1".repeat(size));
        assertDamagedSoon("maintenance/1+gzip:" + "A".repeat(size));
        assertDamagedSoon("format=1\n~end=" + "9".repeat(size) + "\nnamespace=shop-prod\n");
        assertDamagedSoon(random.ints(size, 0, 0x1_0000)
                .collect(StringBuilder::new, (text, c) -> text.append((char) c), StringBuilder::append)
                .toString());
        StringBuilder lines = new StringBuilder(size);
        IntStream.range(0, size / 20)
                .forEach(i -> lines.append("a.b.").append(i).append("=1\n"));
        assertDamagedSoon(lines.toString());
    }

    private void assertDamagedSoon(String text) {
        Kind kind = plain.read(text).kind();

        String what = text.substring(0, 20);
        assertThat(kind).as(what).isEqualTo(what.startsWith("format=11") ? Kind.NEWER : Kind.DAMAGED);
    }

    @Test
    void whatABackendReportsAsDamageIsReportedInItsOwnWords() {
        var read = plain.read(new Damage("is a list", "").text());

        assertThat(read.isDamaged()).isTrue();
        assertThat(read.problem()).isEqualTo("is a list");
    }
}
