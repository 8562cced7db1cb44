// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.MaintenanceHealth.Keeper;
import io.maintenance.engine.state.Attributes;
import io.maintenance.engine.state.Group;
import io.maintenance.engine.state.Membership;
import io.maintenance.engine.state.RandomStates;
import io.maintenance.engine.state.Register;
import io.maintenance.engine.state.Registers;
import io.maintenance.engine.state.Stamp;
import io.maintenance.engine.state.State;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class EntryCodecTest {

    private static final int MANY = 2_000;
    private static final Keeper KEEPER = new Keeper("ops@web-1#1", Instant.parse("2026-11-21T20:00:00Z"));
    private static final KeeperNote NOTE = new KeeperNote("redis://cache:6379/14", KEEPER, false);

    private final EntryCodec<Attributes> status = EntryCodec.status("shop-prod", Integer.MAX_VALUE);
    private final EntryCodec<Membership> addresses = EntryCodec.addresses("shop-prod", Integer.MAX_VALUE);
    private final EntryCodec<Attributes> packedStatus = EntryCodec.status("shop-prod", 0);
    private final EntryCodec<Membership> packedAddresses = EntryCodec.addresses("shop-prod", 0);

    @Test
    void anEntryIsReadAndWrittenAsDocumented() {
        String text =
                """
                format=1
                global.operator.at=2026-11-21T19:30:00Z
                global.operator.on=true
                global.operator.reason=Database migration
                global.operator.since=2026-11-21T19:30:00Z
                global.operator.stamp=1795289400000.ops@web-1#9f2c4a7d01e3b586
                global.operator.until=2026-11-21T21:00:00Z
                namespace=shop-prod
                store-a.~floor=1795289400000.ops@web-1#9f2c4a7d01e3b586
                ~end=10
                """;

        Entry<Attributes> entry = status.read(text);

        assertThat(entry.kind()).isEqualTo(Entry.Kind.VALID);
        assertThat(entry.registers().group("store-a").floor().millis()).isEqualTo(1_795_289_400_000L);
        assertThat(status.write(entry.registers(), null)).isEqualTo(text);
    }

    @Test
    void rangesWithOneStampShareALine() {
        String text =
                """
                format=1
                global.in.1.a=10.0.0.0/8 10.0.0.1
                global.out.1.a=2001:db8::1
                global.~floor=1.a
                namespace=shop-prod
                ~end=6
                """;

        Entry<Membership> entry = addresses.read(text);

        assertThat(entry.registers().group("global").registers())
                .containsOnlyKeys("10.0.0.0/8", "10.0.0.1", "2001:db8::1");
        assertThat(addresses.write(entry.registers(), null)).isEqualTo(text);
    }

    @Test
    void whatIsWrittenIsReadBack() {
        RandomStates.forMany(MANY, states -> {
            State state = states.state();
            assertReadBack(status, state.status());
            assertReadBack(addresses, state.addresses());
            assertReadBack(packedStatus, state.status());
            assertReadBack(packedAddresses, state.addresses());
        });
    }

    @Tag("slow")
    @Test
    void mergingCommutesWithStoring() {
        RandomStates.forMany(MANY, states -> {
            State a = states.state();
            State b = states.state();
            assertThat(stored(stored(a).merge(stored(b))))
                    .isEqualTo(stored(stored(b).merge(stored(a))));
            assertThat(stored(a).merge(b)).isEqualTo(a.merge(b));
        });
    }

    @Test
    void propertiesReadTheSameLines() {
        RandomStates.forMany(MANY, states -> {
            Registers<Attributes> registers = states.status();
            Properties properties = properties(status.write(registers, NOTE));

            assertThat(properties).containsAllEntriesOf(StatusLines.write(registers));
            assertThat(properties.getProperty("~end")).isEqualTo(Integer.toString(properties.size()));
        });
    }

    @Test
    void linesAreSortedAndTheEndIsTheLast() {
        RandomStates.forMany(MANY, states -> {
            List<String> names = names(status.write(states.status(), NOTE));

            assertThat(names.get(names.size() - 1)).isEqualTo("~end");
            assertThat(names.subList(0, names.size() - 1)).isSorted();
        });
    }

    @Test
    void textsAboveTheThresholdArePackedAndOthersAreNot() {
        String text = status.write(Registers.empty(), null);

        assertThat(EntryCodec.status("shop-prod", text.length()).write(Registers.empty(), null))
                .isEqualTo(text);
        assertThat(EntryCodec.status("shop-prod", text.length() - 1).write(Registers.empty(), null))
                .startsWith("maintenance/1+gzip:");
    }

    @Test
    void veryLongTextsAreReadBack() {
        String hard = "\ud800=\u0000 ".repeat(100_000);
        Attributes texts = Attributes.of(Map.of("on", "true", "at", "2026-11-21T19:30:00Z", "message", hard));
        var registers = new TreeMap<>(Map.of("operator", new Register<>(new Stamp(1, "a"), texts)));

        assertReadBack(packedStatus, Registers.of("global", new Group<>(Stamp.NONE, registers)));
        assertReadBack(status, Registers.of("global", new Group<>(Stamp.NONE, registers)));
    }

    @Test
    void theNoteIsReadBackAndIsNoPartOfTheState() {
        RandomStates.forMany(MANY, states -> {
            Registers<Attributes> registers = states.status();
            String text = states.text();
            Keeper keeper = new Keeper(Stamp.isWriter(text) ? text : KEEPER.who(), KEEPER.at());
            KeeperNote note = new KeeperNote(
                    "redis://b:" + states.random().nextInt(99),
                    keeper,
                    states.random().nextBoolean());
            Entry<Attributes> entry = status.read(status.write(registers, note));

            assertThat(entry.note()).isEqualTo(note);
            assertThat(entry.registers()).isEqualTo(registers);
        });
    }

    @Test
    void anEntryOfAddressesSaysBesideWhichPrimaryStoreItIsKept() {
        RandomStates.forMany(MANY, states -> {
            Registers<Membership> registers = states.addresses();
            Entry<Membership> entry = addresses.read(addresses.write(registers, NOTE.withoutKeeper()));

            assertThat(entry.note()).isEqualTo(new KeeperNote("redis://cache:6379/14", null, false));
            assertThat(entry.registers()).isEqualTo(registers);
        });
    }

    @Test
    void whoIsThereCountsForMoreThanWhoLeft() {
        String left = "~left=2026-11-21T20:00:00Z ops@web-1#2\n";
        Entry<Attributes> entry = status.read(entry("~keeper=2026-11-21T20:00:00Z ops@web-1#1\n" + left));

        assertThat(entry.note()).isEqualTo(new KeeperNote("", KEEPER, false));
    }

    @Test
    void aNoteThatDoesNotParseIsNoNote() {
        Entry<Attributes> entry = status.read(entry("~keeper=yesterday ops\n"));

        assertThat(entry.kind()).isEqualTo(Entry.Kind.VALID);
        assertThat(entry.note()).isNull();
    }

    @Test
    void absenceIsNoDamage() {
        assertThat(status.read(null).kind()).isEqualTo(Entry.Kind.ABSENT);
    }

    @Test
    void linesThatThisVersionDoesNotKnowAreKept() {
        Entry<Attributes> entry = status.read(entry("future=1\n~later=2\n"));

        assertThat(entry.registers().extras()).containsOnlyKeys("future", "~later");
    }

    private static <V extends Comparable<V>> void assertReadBack(EntryCodec<V> codec, Registers<V> registers) {
        Entry<V> entry = codec.read(codec.write(registers, null));

        assertThat(entry.problem()).isNull();
        assertThat(entry.registers()).isEqualTo(registers);
        assertThat(codec.canBeReadBack(codec.write(registers, null))).isTrue();
    }

    private State stored(State state) {
        return new State(
                status.read(status.write(state.status(), null)).registers(),
                packedAddresses
                        .read(packedAddresses.write(state.addresses(), null))
                        .registers());
    }

    private static String entry(String lines) {
        long count = lines.lines().count() + 3;
        return "format=1\n" + lines + "namespace=shop-prod\n~end=" + count + "\n";
    }

    private static List<String> names(String text) {
        return text.lines()
                .map(line -> properties(line).keySet().iterator().next().toString())
                .collect(Collectors.toList());
    }

    private static Properties properties(String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return properties;
    }
}
